-- CreateEnum
CREATE TYPE "LetterKind" AS ENUM ('reset', 'confirm', 'invitation', 'emailChanged');

-- CreateEnum
CREATE TYPE "LetterState" AS ENUM ('waiting', 'sent', 'failed');

-- AlterTable
ALTER TABLE "User" ADD COLUMN "emailConfirmedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Letter" (
    "id" UUID NOT NULL,
    "userId" UUID,
    "kind" "LetterKind" NOT NULL,
    "state" "LetterState" NOT NULL DEFAULT 'waiting',
    "content" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "trouble" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Letter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Letter_state_createdAt_idx" ON "Letter"("state", "createdAt");

-- CreateIndex
CREATE INDEX "Letter_userId_idx" ON "Letter"("userId");

-- AddForeignKey
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
