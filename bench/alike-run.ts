import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { applyMigrations } from '@/prisma/schema-engine';
import { loadMission } from '@/server/content/missions';
import { adapterFactory } from '@/server/database-adapter';
import { closeDb, db } from '@/server/db';
import { serverEnv } from '@/server/env';
import { fillAllLikenesses } from '@/server/services/likenesses';
import { startPostgres } from '@/tests/support/postgres-server';

/** So many graded hand-ins from before it was noted what a design is like. */
const HAND_INS = 10_000;

const onPostgres = process.argv[2] === 'postgres';
/** Whether every hand-in is another design; else they are those of a class, which meet. */
const allDifferent = process.argv[3] === 'all-different';
const folder = mkdtempSync(join(tmpdir(), 'backpressure-bench-'));
const cluster = onPostgres ? await startPostgres() : null;
Object.assign(process.env, {
  DATABASE_URL: cluster ? `${cluster.url}/postgres` : '',
  BACKPRESSURE_DATA_DIR: folder,
  NEXTAUTH_SECRET: 'a long enough secret for a real installation',
  NEXTAUTH_URL: 'http://localhost:3000',
  LOG_LEVEL: 'silent',
});
try {
  await applyMigrations(adapterFactory(serverEnv()));
  const mission = (await loadMission('newsletter'))?.mission;
  if (mission === undefined) throw new Error('there is no newsletter');
  const { id: userId } = await db().user.create({
    data: { email: 'a@example.com', name: 'Ana', passwordHash: 'x' },
  });
  const designs = readdirSync('content/missions/newsletter/wrong').map(
    (file) =>
      JSON.parse(readFileSync(join('content/missions/newsletter/wrong', file), 'utf8')) as Diagram,
  );
  const checks = mission.stages.flatMap((stage) => stage.checks);
  const findings = checks.map(({ id, check }, n) => ({
    id,
    check,
    passed: n % 3 > 0,
    cause: 'x',
    data: {},
    followsFrom: null,
  }));
  // A report of a real run has 20 to 60 kB.
  const report = JSON.stringify({ findings, scenarios: ['x'.repeat(40_000)] });
  for (const [n, diagram] of designs.entries()) {
    const share = Math.ceil((HAND_INS - n) / designs.length);
    await db().$executeRaw`
      INSERT INTO "Submission" ("id", "userId", "mission", "diagram", "idempotencyKey", "state")
      SELECT gen_random_uuid(), ${userId}::uuid, 'newsletter', ${JSON.stringify(diagram)}::json, gen_random_uuid()::text, 'queued'
      FROM generate_series(1, ${share}::int)`;
    await db().$executeRaw`
      INSERT INTO "Grade" ("id", "submissionId", "cause", "report", "missionVersion", "engineVersion", "seed", "passed", "stars",
        "earned", "total", "failed", "events")
      SELECT gen_random_uuid(), s."id", 'hand-in', ${report}::json, 'v', '1',
        CASE WHEN ${allDifferent} THEN gen_random_uuid()::text ELSE ${`design ${n}`} END, true, 0, 70, 100, ARRAY['api-fast'], 1000
      FROM "Submission" s WHERE s."state" = 'queued'`;
    await db().$executeRaw`
      UPDATE "Submission" s SET "state" = 'graded', "currentGradeId" = g."id"
      FROM "Grade" g WHERE g."submissionId" = s."id" AND s."state" = 'queued'`;
  }
  await db().$executeRaw`ANALYZE`;
  const before = performance.now();
  const filled = await fillAllLikenesses();
  const seconds = (performance.now() - before) / 1000;
  const name = onPostgres ? 'PostgreSQL' : 'embedded';
  console.log(
    `| ${name} | likenesses of ${filled} hand-ins, ${allDifferent ? 'all different' : `${designs.length} designs`} | ${seconds.toFixed(1)} s | ≤ 5 s for 10,000 |`,
  );
} finally {
  await closeDb();
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
}
