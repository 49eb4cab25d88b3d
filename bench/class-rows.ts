import { randomUUID } from 'node:crypto';
import { db } from '@/server/db';

// Rows of a generated class, made by the database itself: a hundred and fifty thousand inserts one by one would take an hour.

const FIRST =
  'Ana Ben Cem Dina Emil Fay Gus Hana Ivo Jun Kai Lia Mo Nia Oto Pia Quin Rui Sol Tea'.split(' ');
const LAST = 'Alvarez Okafor Yilmaz Novak Larsen Tanaka Costa Weber Singh Haddad'.split(' ');

/** A command log of about 13 kB, as a session of drawing leaves. */
const LOG = JSON.stringify(
  Array.from({ length: 130 }, (_, n) => ({
    kind: 'move',
    ids: [`component-${n}`],
    by: { x: n * 7, y: n * 3 },
    because: 'dragged on the canvas',
  })),
);

/** Plants a class of so many learners with so many assignments, taught by one person; with tries, each a graded submission. */
export async function plantClass({
  name,
  teacherId,
  learners,
  assignments,
  triesPerCell,
}: {
  name: string;
  teacherId: string;
  learners: number;
  assignments: { kind: 'lesson' | 'quiz' | 'mission'; slug: string; title: string }[];
  triesPerCell: number;
}): Promise<{ cohortId: string; assignmentIds: string[] }> {
  const { id: cohortId } = await db().cohort.create({
    data: {
      name,
      joinCode: randomUUID(),
      members: { create: { userId: teacherId, role: 'owner' } },
    },
  });
  await db().$executeRaw`
    WITH made AS (
      INSERT INTO "User" ("id", "email", "name", "passwordHash")
      SELECT gen_random_uuid(), 'g' || n || '-' || ${cohortId} || '@example.com',
        (${FIRST}::text[])[1 + n % 20] || ' ' || (${LAST}::text[])[1 + (n / 20) % 10] || ' ' || n, 'x'
      FROM generate_series(1, ${learners}) n RETURNING "id")
    INSERT INTO "CohortMember" ("cohortId", "userId", "role", "joinedAt", "section", "lastAt")
    SELECT ${cohortId}::uuid, "id", 'learner', now() - interval '60 days', 'Group ' || (1 + (random() * 3)::int),
      now() - random() * interval '20 days' FROM made`;
  const assignmentIds: string[] = [];
  for (const [position, activity] of assignments.entries()) {
    const { id } = await db().assignment.create({
      data: {
        cohortId,
        ...activity,
        position,
        timeZone: 'Europe/Berlin',
        dueAt: new Date(Date.now() + (position - 25) * 86_400_000),
      },
    });
    assignmentIds.push(id);
  }
  await db().$executeRaw`
    INSERT INTO "Result" ("assignmentId", "userId", "cohortId", "state", "tries", "countedId", "latestId", "score", "earned",
      "total", "stars", "latestEarned", "latestTotal", "late", "handedInAt", "touchedAt", "stuckOn", "stuckTimes")
    SELECT a."id", m."userId", m."cohortId",
      (CASE WHEN x.r < 0.6 THEN 'done' WHEN x.r < 0.8 THEN 'notPassed' WHEN x.r < 0.82 THEN 'waiting' ELSE 'begun' END)::"ResultState",
      CASE WHEN x.r < 0.82 THEN 3 ELSE 0 END, CASE WHEN x.r < 0.8 THEN gen_random_uuid() END, CASE WHEN x.r < 0.8 THEN gen_random_uuid() END,
      CASE WHEN x.r < 0.8 THEN round((100 - x.r * 90)::numeric, 2)::float8 END, CASE WHEN x.r < 0.8 THEN (100 - x.r * 90)::int END, 100,
      CASE WHEN x.r < 0.2 THEN 2 ELSE 0 END, CASE WHEN x.r < 0.8 THEN 40 END, 100, x.r BETWEEN 0.5 AND 0.55,
      now() - x.r * interval '30 days', now() - x.r * interval '30 days',
      CASE WHEN x.r BETWEEN 0.6 AND 0.8 THEN 'api-fast' END, CASE WHEN x.r BETWEEN 0.6 AND 0.65 THEN 4 ELSE 1 END
    FROM "Assignment" a JOIN "CohortMember" m ON m."cohortId" = a."cohortId" AND m."role" = 'learner',
      LATERAL (SELECT random() AS r WHERE a."id" IS NOT NULL AND m."userId" IS NOT NULL) x
    WHERE a."cohortId" = ${cohortId}::uuid AND x.r < 0.97`;
  await db().$executeRaw`
    UPDATE "CohortMember" m SET "points" = COALESCE((SELECT sum("score") FROM "Result" r
      WHERE r."cohortId" = m."cohortId" AND r."userId" = m."userId"), 0) WHERE m."cohortId" = ${cohortId}::uuid`;
  for (let n = 0; n < triesPerCell; n += 1) {
    for (const [index, assignmentId] of assignmentIds.entries()) {
      await plantTries(cohortId, assignmentId, assignments[index]?.slug ?? '', n);
    }
  }
  return { cohortId, assignmentIds };
}

/** One graded submission of each learner for an assignment. */
async function plantTries(cohortId: string, assignmentId: string, slug: string, n: number) {
  await db().$transaction(
    async (tx) => {
      await tx.$executeRaw`
        INSERT INTO "Submission" ("id", "userId", "mission", "diagram", "idempotencyKey", "log", "createdAt", "state")
        SELECT gen_random_uuid(), m."userId", ${slug}, '{"format": 1, "components": [], "connections": [], "notes": []}'::json,
          gen_random_uuid()::text, ${LOG}::json, now() - (${30 - n} || ' days')::interval, 'queued'
        FROM "CohortMember" m WHERE m."cohortId" = ${cohortId}::uuid AND m."role" = 'learner'`;
      await tx.$executeRaw`
        INSERT INTO "Grade" ("id", "submissionId", "cause", "report", "missionVersion", "engineVersion", "seed", "passed", "stars",
          "earned", "total", "failed", "events")
        SELECT gen_random_uuid(), s."id", 'hand-in', '{"findings": [], "scenarios": []}'::json, 'v', '1', 's', true, 0, 70, 100,
          ARRAY['api-fast'], 1000
        FROM "Submission" s WHERE s."state" = 'queued'`;
      await tx.$executeRaw`
        UPDATE "Submission" s SET "state" = 'graded', "currentGradeId" = g."id"
        FROM "Grade" g WHERE g."submissionId" = s."id" AND s."state" = 'queued'`;
      await tx.$executeRaw`
        INSERT INTO "AssignedWork" ("id", "assignmentId", "submissionId")
        SELECT gen_random_uuid(), ${assignmentId}::uuid, s."id" FROM "Submission" s
        WHERE s."mission" = ${slug} AND NOT EXISTS (SELECT 1 FROM "AssignedWork" w WHERE w."submissionId" = s."id")`;
    },
    { timeout: 300_000 },
  );
}
