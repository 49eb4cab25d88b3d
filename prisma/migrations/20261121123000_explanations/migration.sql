-- CreateTable
CREATE TABLE "Explanation" (
    "submissionId" UUID NOT NULL,
    "answers" JSON NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Explanation_pkey" PRIMARY KEY ("submissionId")
);

-- AddForeignKey
ALTER TABLE "Explanation" ADD CONSTRAINT "Explanation_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;
