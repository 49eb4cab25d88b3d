-- CreateTable
CREATE TABLE "OpenReview" (
    "reviewerId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OpenReview_pkey" PRIMARY KEY ("reviewerId")
);

-- CreateIndex
CREATE INDEX "OpenReview_assignmentId_submissionId_idx" ON "OpenReview"("assignmentId", "submissionId");

-- CreateIndex
CREATE INDEX "OpenReview_submissionId_idx" ON "OpenReview"("submissionId");

-- AddForeignKey
ALTER TABLE "OpenReview" ADD CONSTRAINT "OpenReview_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpenReview" ADD CONSTRAINT "OpenReview_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpenReview" ADD CONSTRAINT "OpenReview_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;
