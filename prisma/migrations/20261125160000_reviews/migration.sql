-- CreateEnum
CREATE TYPE "ThreadTarget" AS ENUM ('whole', 'component', 'connection', 'verdict');

-- CreateTable
CREATE TABLE "Thread" (
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "submissionId" UUID,
    "groupKey" TEXT,
    "exampleId" UUID,
    "target" "ThreadTarget" NOT NULL DEFAULT 'whole',
    "part" TEXT,
    "aboutId" UUID,
    "openedById" UUID,
    "asks" BOOLEAN NOT NULL DEFAULT false,
    "resolvedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Thread_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Thread_to_one_or_a_group" CHECK (("submissionId" IS NULL) <> ("groupKey" IS NULL))
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "authorId" UUID,
    "fromStaff" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ThreadReader" (
    "threadId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ThreadReader_pkey" PRIMARY KEY ("threadId","userId")
);

-- CreateTable
CREATE TABLE "BankText" (
    "id" UUID NOT NULL,
    "cohortId" UUID NOT NULL,
    "mission" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "check" TEXT,
    "groupKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BankText_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mark" (
    "assignmentId" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "reviewerId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Mark_pkey" PRIMARY KEY ("assignmentId","submissionId")
);

-- CreateIndex
CREATE INDEX "Thread_assignmentId_groupKey_idx" ON "Thread"("assignmentId", "groupKey");
CREATE INDEX "Thread_assignmentId_asks_idx" ON "Thread"("assignmentId", "asks");
CREATE INDEX "Thread_submissionId_idx" ON "Thread"("submissionId");
CREATE INDEX "Thread_exampleId_idx" ON "Thread"("exampleId");
CREATE INDEX "Thread_aboutId_idx" ON "Thread"("aboutId");
CREATE INDEX "Thread_openedById_idx" ON "Thread"("openedById");
CREATE INDEX "Comment_threadId_createdAt_idx" ON "Comment"("threadId", "createdAt");
CREATE INDEX "Comment_authorId_idx" ON "Comment"("authorId");
CREATE INDEX "ThreadReader_userId_idx" ON "ThreadReader"("userId");
CREATE INDEX "Mark_submissionId_idx" ON "Mark"("submissionId");
CREATE INDEX "Mark_reviewerId_idx" ON "Mark"("reviewerId");

-- CreateIndex
CREATE UNIQUE INDEX "BankText_cohortId_mission_text_key" ON "BankText"("cohortId", "mission", "text");

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_exampleId_fkey" FOREIGN KEY ("exampleId") REFERENCES "Submission"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_aboutId_fkey" FOREIGN KEY ("aboutId") REFERENCES "Thread"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ThreadReader" ADD CONSTRAINT "ThreadReader_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ThreadReader" ADD CONSTRAINT "ThreadReader_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BankText" ADD CONSTRAINT "BankText_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Mark" ADD CONSTRAINT "Mark_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
