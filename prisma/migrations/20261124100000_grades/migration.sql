-- What was handed in stands apart from what it was graded: a hand-in may be graded again.
CREATE TYPE "SubmissionState" AS ENUM ('queued', 'grading', 'graded', 'failed');

CREATE TABLE "Grade" (
    "id" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "report" JSON NOT NULL,
    "missionVersion" TEXT NOT NULL,
    "engineVersion" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "stars" INTEGER NOT NULL,
    "earned" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "events" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Grade_pkey" PRIMARY KEY ("id")
);

DROP TRIGGER "Submission_immutable" ON "Submission";
DROP FUNCTION "refuse_submission_update"();

ALTER TABLE "Submission"
    ADD COLUMN "state" "SubmissionState" NOT NULL DEFAULT 'queued',
    ADD COLUMN "problem" TEXT,
    ADD COLUMN "priority" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "worker" TEXT,
    ADD COLUMN "beatAt" TIMESTAMPTZ(3),
    ADD COLUMN "progress" DOUBLE PRECISION,
    ADD COLUMN "currentGradeId" UUID;

INSERT INTO "Grade" ("id", "submissionId", "cause", "report", "missionVersion", "engineVersion", "seed", "passed", "stars", "earned", "total", "events", "createdAt")
SELECT gen_random_uuid(), "id", 'hand-in', "report", "missionVersion", "engineVersion", "seed", "passed", "stars", "earned", "total",
       COALESCE((SELECT SUM((run->>'events')::numeric) FROM json_array_elements(CASE WHEN json_typeof("report"->'scenarios') = 'array' THEN "report"->'scenarios' ELSE '[]'::json END) AS run), 0)::bigint,
       "createdAt"
FROM "Submission";

UPDATE "Submission" SET "state" = 'graded', "currentGradeId" = "Grade"."id" FROM "Grade" WHERE "Grade"."submissionId" = "Submission"."id";

DROP INDEX "Submission_seed_idx";

ALTER TABLE "Submission"
    DROP COLUMN "report",
    DROP COLUMN "missionVersion",
    DROP COLUMN "engineVersion",
    DROP COLUMN "seed",
    DROP COLUMN "passed",
    DROP COLUMN "stars",
    DROP COLUMN "earned",
    DROP COLUMN "total";

CREATE UNIQUE INDEX "Submission_currentGradeId_key" ON "Submission"("currentGradeId");
CREATE INDEX "Submission_state_priority_createdAt_idx" ON "Submission"("state", "priority", "createdAt");
CREATE INDEX "Grade_submissionId_createdAt_idx" ON "Grade"("submissionId", "createdAt");
CREATE INDEX "Grade_seed_engineVersion_idx" ON "Grade"("seed", "engineVersion");

ALTER TABLE "Grade" ADD CONSTRAINT "Grade_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_currentGradeId_fkey" FOREIGN KEY ("currentGradeId") REFERENCES "Grade"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What was handed in never changes; where its grading stands does.
CREATE FUNCTION "refuse_submission_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."id" IS DISTINCT FROM OLD."id"
        OR NEW."userId" IS DISTINCT FROM OLD."userId"
        OR NEW."mission" IS DISTINCT FROM OLD."mission"
        OR NEW."diagram"::text IS DISTINCT FROM OLD."diagram"::text
        OR NEW."log"::text IS DISTINCT FROM OLD."log"::text
        OR NEW."idempotencyKey" IS DISTINCT FROM OLD."idempotencyKey"
        OR NEW."createdAt" IS DISTINCT FROM OLD."createdAt" THEN
        RAISE EXCEPTION 'what was handed in never changes';
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER "Submission_immutable" BEFORE UPDATE ON "Submission"
    FOR EACH ROW EXECUTE FUNCTION "refuse_submission_update"();

CREATE FUNCTION "refuse_grade_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a grade never changes';
END;
$$;

CREATE TRIGGER "Grade_immutable" BEFORE UPDATE ON "Grade"
    FOR EACH ROW EXECUTE FUNCTION "refuse_grade_update"();
