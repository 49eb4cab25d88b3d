-- CreateTable
CREATE TABLE "RubricItem" (
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "points" DOUBLE PRECISION NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "RubricItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RubricPick" (
    "itemId" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "pickedById" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RubricPick_pkey" PRIMARY KEY ("itemId","submissionId")
);

-- CreateIndex
CREATE INDEX "RubricItem_assignmentId_idx" ON "RubricItem"("assignmentId");
CREATE INDEX "RubricPick_submissionId_idx" ON "RubricPick"("submissionId");
CREATE INDEX "RubricPick_pickedById_idx" ON "RubricPick"("pickedById");

-- AddForeignKey
ALTER TABLE "RubricItem" ADD CONSTRAINT "RubricItem_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RubricPick" ADD CONSTRAINT "RubricPick_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "RubricItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RubricPick" ADD CONSTRAINT "RubricPick_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RubricPick" ADD CONSTRAINT "RubricPick_pickedById_fkey" FOREIGN KEY ("pickedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
