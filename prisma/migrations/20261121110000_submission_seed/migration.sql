-- CreateIndex
CREATE INDEX "Submission_seed_idx" ON "Submission"("seed");
