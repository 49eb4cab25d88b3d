-- CreateEnum
CREATE TYPE "MemberStatus" AS ENUM ('active', 'left', 'removed');

-- CreateEnum
CREATE TYPE "ActivityKind" AS ENUM ('lesson', 'quiz', 'mission');

-- CreateEnum
CREATE TYPE "LateRule" AS ENUM ('accept', 'penalty', 'refuse');

-- CreateEnum
CREATE TYPE "CountedTry" AS ENUM ('best', 'latest', 'first');

-- CreateEnum
CREATE TYPE "Release" AS ENUM ('atOnce', 'afterDue');

-- CreateEnum
CREATE TYPE "ResultState" AS ENUM ('begun', 'waiting', 'notPassed', 'done');

-- New values of an enum cannot be used in the transaction that adds them, so the type is made anew.
CREATE TYPE "CohortRole_new" AS ENUM ('owner', 'instructor', 'reviewer', 'learner');
ALTER TABLE "CohortMember" ALTER COLUMN "role" DROP DEFAULT,
    ALTER COLUMN "role" TYPE "CohortRole_new" USING ("role"::text::"CohortRole_new");
DROP TYPE "CohortRole";
ALTER TYPE "CohortRole_new" RENAME TO "CohortRole";
ALTER TABLE "CohortMember" ALTER COLUMN "role" SET DEFAULT 'learner';

-- Whoever taught a class first owns it.
UPDATE "CohortMember" m SET "role" = 'owner'
FROM (SELECT DISTINCT ON ("cohortId") "cohortId", "userId" FROM "CohortMember"
      WHERE "role" = 'instructor' ORDER BY "cohortId", "joinedAt", "userId") f
WHERE f."cohortId" = m."cohortId" AND f."userId" = m."userId";

-- AlterTable
ALTER TABLE "Cohort" ADD COLUMN     "archivedAt" TIMESTAMPTZ(3),
ADD COLUMN     "invented" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "joinExpiresAt" TIMESTAMPTZ(3),
ADD COLUMN     "joinOpen" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "retentionDays" INTEGER NOT NULL DEFAULT 365,
ADD COLUMN     "timeZone" TEXT NOT NULL DEFAULT 'UTC';

-- AlterTable
ALTER TABLE "CohortMember" ADD COLUMN     "endedAt" TIMESTAMPTZ(3),
ADD COLUMN     "externalId" TEXT,
ADD COLUMN     "lastAt" TIMESTAMPTZ(3),
ADD COLUMN     "points" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "rosterName" TEXT,
ADD COLUMN     "section" TEXT,
ADD COLUMN     "sortName" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "status" "MemberStatus" NOT NULL DEFAULT 'active';

-- AlterTable
ALTER TABLE "Grade" ADD COLUMN     "failed" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "rulesVersion" TEXT;

-- AlterTable
ALTER TABLE "QuizAnswer" ADD COLUMN     "hints" INTEGER,
ADD COLUMN     "shownAt" TIMESTAMPTZ(3),
ADD COLUMN     "version" TEXT;

-- AlterTable
ALTER TABLE "QuizAttempt" ADD COLUMN     "hints" JSON;

-- CreateTable
CREATE TABLE "RosterEntry" (
    "cohortId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "section" TEXT,
    "externalId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RosterEntry_pkey" PRIMARY KEY ("cohortId","email")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" UUID NOT NULL,
    "cohortId" UUID NOT NULL,
    "kind" "ActivityKind" NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "version" TEXT,
    "sections" INTEGER,
    "position" INTEGER NOT NULL,
    "opensAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),
    "timeZone" TEXT NOT NULL,
    "attempts" INTEGER,
    "lateRule" "LateRule" NOT NULL DEFAULT 'accept',
    "latePercent" INTEGER NOT NULL DEFAULT 0,
    "points" INTEGER NOT NULL DEFAULT 100,
    "counts" "CountedTry" NOT NULL DEFAULT 'best',
    "release" "Release" NOT NULL DEFAULT 'atOnce',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Extension" (
    "assignmentId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Extension_pkey" PRIMARY KEY ("assignmentId","userId")
);

-- CreateTable
CREATE TABLE "Result" (
    "assignmentId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "cohortId" UUID NOT NULL,
    "state" "ResultState" NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "countedId" UUID,
    "latestId" UUID,
    "score" DOUBLE PRECISION,
    "earned" INTEGER,
    "total" INTEGER,
    "stars" INTEGER,
    "latestEarned" INTEGER,
    "latestTotal" INTEGER,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "handedInAt" TIMESTAMPTZ(3),
    "touchedAt" TIMESTAMPTZ(3) NOT NULL,
    "stuckOn" TEXT,
    "stuckTimes" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Result_pkey" PRIMARY KEY ("assignmentId","userId")
);

-- CreateTable
CREATE TABLE "AssignedWork" (
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "submissionId" UUID,
    "attemptId" UUID,

    CONSTRAINT "AssignedWork_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "userId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "MissionVersion" (
    "slug" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "rules" TEXT NOT NULL,
    "mission" JSON NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MissionVersion_pkey" PRIMARY KEY ("slug","version")
);

-- CreateTable
CREATE TABLE "HintTaken" (
    "userId" UUID NOT NULL,
    "mission" TEXT NOT NULL,
    "check" TEXT NOT NULL,
    "taken" INTEGER NOT NULL,
    "firstAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HintTaken_pkey" PRIMARY KEY ("userId","mission","check")
);

-- CreateIndex
CREATE INDEX "RosterEntry_email_idx" ON "RosterEntry"("email");

-- CreateIndex
CREATE INDEX "Assignment_kind_slug_idx" ON "Assignment"("kind", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_cohortId_kind_slug_key" ON "Assignment"("cohortId", "kind", "slug");

-- CreateIndex
CREATE INDEX "Extension_userId_idx" ON "Extension"("userId");

-- CreateIndex
CREATE INDEX "Result_cohortId_userId_idx" ON "Result"("cohortId", "userId");

-- CreateIndex
CREATE INDEX "Result_assignmentId_score_idx" ON "Result"("assignmentId", "score");

-- CreateIndex
CREATE INDEX "Result_cohortId_state_touchedAt_idx" ON "Result"("cohortId", "state", "touchedAt");

-- CreateIndex
CREATE INDEX "AssignedWork_submissionId_idx" ON "AssignedWork"("submissionId");

-- CreateIndex
CREATE INDEX "AssignedWork_attemptId_idx" ON "AssignedWork"("attemptId");

-- CreateIndex
CREATE UNIQUE INDEX "AssignedWork_assignmentId_submissionId_key" ON "AssignedWork"("assignmentId", "submissionId");

-- CreateIndex
CREATE UNIQUE INDEX "AssignedWork_assignmentId_attemptId_key" ON "AssignedWork"("assignmentId", "attemptId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");

-- CreateIndex
CREATE INDEX "MissionVersion_slug_rules_idx" ON "MissionVersion"("slug", "rules");

-- CreateIndex
CREATE INDEX "CohortMember_cohortId_role_status_sortName_userId_idx" ON "CohortMember"("cohortId", "role", "status", "sortName", "userId");

-- CreateIndex
CREATE INDEX "CohortMember_cohortId_role_status_points_userId_idx" ON "CohortMember"("cohortId", "role", "status", "points", "userId");

-- CreateIndex
CREATE INDEX "CohortMember_cohortId_role_status_lastAt_userId_idx" ON "CohortMember"("cohortId", "role", "status", "lastAt", "userId");

-- AddForeignKey
ALTER TABLE "RosterEntry" ADD CONSTRAINT "RosterEntry_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Result" ADD CONSTRAINT "Result_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Result" ADD CONSTRAINT "Result_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignedWork" ADD CONSTRAINT "AssignedWork_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignedWork" ADD CONSTRAINT "AssignedWork_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignedWork" ADD CONSTRAINT "AssignedWork_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "QuizAttempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HintTaken" ADD CONSTRAINT "HintTaken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Which checks each grade failed, read out of its report. A grade never changes otherwise.
ALTER TABLE "Grade" DISABLE TRIGGER "Grade_immutable";
UPDATE "Grade" SET "failed" = COALESCE((
    SELECT array_agg(finding->>'id') FROM json_array_elements(
        CASE WHEN json_typeof("report"->'findings') = 'array' THEN "report"->'findings' ELSE '[]'::json END) AS finding
    WHERE finding->>'passed' = 'false' AND finding->>'id' IS NOT NULL), ARRAY[]::TEXT[]);
ALTER TABLE "Grade" ENABLE TRIGGER "Grade_immutable";

-- The name by which members are listed: that of the roster, or else that of the account.
CREATE FUNCTION "set_sort_name"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."sortName" := lower(COALESCE(NEW."rosterName", (SELECT "name" FROM "User" WHERE "id" = NEW."userId"), ''));
    RETURN NEW;
END;
$$;

CREATE TRIGGER "CohortMember_sort_name" BEFORE INSERT OR UPDATE OF "rosterName" ON "CohortMember"
    FOR EACH ROW EXECUTE FUNCTION "set_sort_name"();

CREATE FUNCTION "pass_name_on"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "CohortMember" SET "sortName" = lower(NEW."name") WHERE "userId" = NEW."id" AND "rosterName" IS NULL;
    RETURN NEW;
END;
$$;

CREATE TRIGGER "User_name_passed_on" AFTER UPDATE OF "name" ON "User"
    FOR EACH ROW WHEN (OLD."name" IS DISTINCT FROM NEW."name") EXECUTE FUNCTION "pass_name_on"();

UPDATE "CohortMember" m SET "sortName" = lower(u."name"), "lastAt" = (
    SELECT max(t.at) FROM (
        SELECT max("createdAt") AS at FROM "Submission" WHERE "userId" = m."userId"
        UNION ALL SELECT max("updatedAt") FROM "Draft" WHERE "userId" = m."userId"
        UNION ALL SELECT max("finishedAt") FROM "QuizAttempt" WHERE "userId" = m."userId"
    ) t WHERE t.at >= m."joinedAt")
FROM "User" u WHERE u."id" = m."userId";

-- Exactly one kind of work stands in each row.
ALTER TABLE "AssignedWork" ADD CONSTRAINT "AssignedWork_one_kind" CHECK (("submissionId" IS NULL) <> ("attemptId" IS NULL));
