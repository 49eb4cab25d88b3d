-- CreateEnum
CREATE TYPE "RegradeState" AS ENUM ('running', 'ready', 'applying', 'applied', 'undoing', 'undone', 'cancelled');

-- CreateEnum
CREATE TYPE "RegradeItemState" AS ENUM ('waiting', 'done', 'failed', 'applied', 'kept', 'stale', 'undone');

-- CreateTable
CREATE TABLE "Regrade" (
    "id" UUID NOT NULL,
    "mission" TEXT NOT NULL,
    "assignmentId" UUID,
    "scope" TEXT NOT NULL,
    "open" BOOLEAN DEFAULT true,
    "state" "RegradeState" NOT NULL DEFAULT 'running',
    "missionVersion" TEXT NOT NULL,
    "rulesVersion" TEXT NOT NULL,
    "engineVersion" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "leftOut" INTEGER NOT NULL,
    "expectedEvents" BIGINT NOT NULL,
    "events" BIGINT NOT NULL DEFAULT 0,
    "spentMs" INTEGER NOT NULL DEFAULT 0,
    "neverLower" BOOLEAN,
    "worker" TEXT,
    "beatAt" TIMESTAMPTZ(3),
    "startedById" UUID,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" TIMESTAMPTZ(3),
    "appliedById" UUID,
    "appliedAt" TIMESTAMPTZ(3),
    "endedById" UUID,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Regrade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegradeItem" (
    "regradeId" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "state" "RegradeItemState" NOT NULL DEFAULT 'waiting',
    "fromGradeId" UUID NOT NULL,
    "gradeId" UUID,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "report" JSON,
    "differs" BOOLEAN,
    "lower" BOOLEAN,
    "passed" BOOLEAN,
    "stars" INTEGER,
    "earned" INTEGER,
    "total" INTEGER,
    "flips" JSON,
    "seenAt" TIMESTAMPTZ(3),

    CONSTRAINT "RegradeItem_pkey" PRIMARY KEY ("regradeId","submissionId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Regrade_mission_scope_open_key" ON "Regrade"("mission", "scope", "open");
CREATE INDEX "Regrade_mission_scope_startedAt_idx" ON "Regrade"("mission", "scope", "startedAt");
CREATE INDEX "Regrade_assignmentId_idx" ON "Regrade"("assignmentId");
CREATE INDEX "Regrade_startedById_idx" ON "Regrade"("startedById");
CREATE INDEX "Regrade_appliedById_idx" ON "Regrade"("appliedById");
CREATE INDEX "Regrade_endedById_idx" ON "Regrade"("endedById");
CREATE INDEX "RegradeItem_regradeId_state_idx" ON "RegradeItem"("regradeId", "state");
CREATE INDEX "RegradeItem_submissionId_idx" ON "RegradeItem"("submissionId");

-- AddForeignKey
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_startedById_fkey" FOREIGN KEY ("startedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_appliedById_fkey" FOREIGN KEY ("appliedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "RegradeItem" ADD CONSTRAINT "RegradeItem_regradeId_fkey" FOREIGN KEY ("regradeId") REFERENCES "Regrade"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RegradeItem" ADD CONSTRAINT "RegradeItem_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;
