-- AlterTable
ALTER TABLE "User" ADD COLUMN "emailVerifiedAt" TIMESTAMPTZ(3),
ADD COLUMN     "invented" BOOLEAN NOT NULL DEFAULT false;
