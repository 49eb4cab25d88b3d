-- AlterEnum
ALTER TYPE "LetterKind" ADD VALUE 'news';

-- AlterTable
ALTER TABLE "User" ADD COLUMN "newsByMail" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN "newsMailedAt" TIMESTAMPTZ(3);
