-- AlterEnum
ALTER TYPE "ActivityKind" ADD VALUE 'round';

-- AlterTable
ALTER TABLE "Round" ADD COLUMN     "earned" INTEGER,
ADD COLUMN     "sealed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "total" INTEGER;

-- AlterTable
ALTER TABLE "AssignedWork" ADD COLUMN     "roundId" UUID;

-- CreateIndex
CREATE INDEX "AssignedWork_roundId_idx" ON "AssignedWork"("roundId");

-- CreateIndex
CREATE UNIQUE INDEX "AssignedWork_assignmentId_roundId_key" ON "AssignedWork"("assignmentId", "roundId");

-- AddForeignKey
ALTER TABLE "AssignedWork" ADD CONSTRAINT "AssignedWork_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A piece of work is of one kind.
ALTER TABLE "AssignedWork" DROP CONSTRAINT "AssignedWork_one_kind";
ALTER TABLE "AssignedWork" ADD CONSTRAINT "AssignedWork_one_kind" CHECK (num_nonnulls("submissionId", "attemptId", "roundId") = 1);
