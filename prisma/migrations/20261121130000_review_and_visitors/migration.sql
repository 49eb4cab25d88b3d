-- AlterTable
ALTER TABLE "QuizAnswer" ADD COLUMN     "sure" BOOLEAN;

-- AlterTable
ALTER TABLE "QuizAttempt" ADD COLUMN     "visitor" TEXT,
ALTER COLUMN "userId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "ReviewCard" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "submissionId" UUID,
    "schedule" JSON,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "reps" INTEGER NOT NULL DEFAULT 0,
    "choice" JSON,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReviewCard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewLog" (
    "id" UUID NOT NULL,
    "cardId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "grade" INTEGER NOT NULL,
    "correct" BOOLEAN NOT NULL,
    "choice" JSON NOT NULL,
    "day" TEXT NOT NULL,
    "before" JSON,
    "dueBefore" TIMESTAMPTZ(3) NOT NULL,
    "reviewedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReviewLog_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReviewCard_userId_due_idx" ON "ReviewCard"("userId", "due");

-- CreateIndex
CREATE INDEX "ReviewCard_submissionId_idx" ON "ReviewCard"("submissionId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewCard_userId_ref_key" ON "ReviewCard"("userId", "ref");

-- CreateIndex
CREATE INDEX "ReviewLog_cardId_idx" ON "ReviewLog"("cardId");

-- CreateIndex
CREATE INDEX "ReviewLog_userId_day_idx" ON "ReviewLog"("userId", "day");

-- CreateIndex
CREATE INDEX "ReviewLog_userId_reviewedAt_idx" ON "ReviewLog"("userId", "reviewedAt");

-- CreateIndex
CREATE INDEX "QuizAttempt_visitor_idx" ON "QuizAttempt"("visitor");

-- AddForeignKey
ALTER TABLE "ReviewCard" ADD CONSTRAINT "ReviewCard_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewCard" ADD CONSTRAINT "ReviewCard_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewLog" ADD CONSTRAINT "ReviewLog_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "ReviewCard"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- An attempt belongs to an account or to a visitor, never to both or to nobody.
ALTER TABLE "QuizAttempt" ADD CONSTRAINT "QuizAttempt_one_owner" CHECK (("userId" IS NULL) <> ("visitor" IS NULL));
