import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mission } from '@/core/contracts/mission-schema';
import { rulesVersion } from '@/core/missions/rules-version';
import { ENGINE_VERSION } from '@/core/simulation/engine-version';
import { DEMO_ACCOUNTS } from '@/prisma/demo';
import { applyMigrations } from '@/prisma/schema-engine';
import { plantDemo } from '@/prisma/seed';
import { loadQuiz } from '@/server/content/quizzes';
import { planRegrade } from '@/server/data/regrade-plan';
import { settleAll } from '@/server/data/results';
import { adapterFactory } from '@/server/database-adapter';
import { closeDb, db } from '@/server/db';
import { serverEnv } from '@/server/env';
import { gradePool } from '@/server/jobs/grade-pool';
import { workAtRegrade } from '@/server/jobs/regrade-runner';
import { Browser } from '@/tests/support/browser';
import { newsletterDesign } from '@/tests/support/designs';
import { checkOf, earlierNewsletter, handedInEarlier } from '@/tests/support/earlier-grade';
import { startPostgres } from '@/tests/support/postgres-server';
import { plantAttempts } from '@/tests/support/quiz-answers';
import { startServer } from '@/tests/support/server-process';

/** Learners of the class, each with a try that counts and a finished quiz of 15 questions. */
const LEARNERS = 1_000;
const TIMES = 20;

const onPostgres = process.argv[2] === 'postgres';
const name = onPostgres ? 'PostgreSQL' : 'embedded';
const folder = mkdtempSync(join(tmpdir(), 'backpressure-bench-'));
const cluster = onPostgres ? await startPostgres() : null;
const env = {
  DATABASE_URL: cluster ? `${cluster.url}/postgres` : '',
  BACKPRESSURE_DATA_DIR: folder,
};
Object.assign(process.env, env, {
  NEXTAUTH_SECRET: 'a long enough secret for a real installation',
  NEXTAUTH_URL: 'http://localhost:3000',
  LOG_LEVEL: 'silent',
});
const teacher = DEMO_ACCOUNTS.find(({ role }) => role === 'instructor');
if (!teacher) throw new Error('no demo instructor');

const line = (what: string, value: string, reach: string) =>
  console.log(`| ${name} | ${what} | ${value} | ${reach} |`);

/** A class in which everybody handed the same in under this mission. */
async function plant(teacherId: string, was: Mission, people: readonly string[]) {
  const { id: cohortId } = await db().cohort.create({
    data: {
      name: 'A large class',
      joinCode: randomUUID(),
      members: {
        create: [
          { userId: teacherId, role: 'owner' },
          ...people.map((userId) => ({ userId, joinedAt: new Date() })),
        ],
      },
    },
  });
  const { id: assignmentId } = await db().assignment.create({
    data: {
      ...{ cohortId, kind: 'mission', slug: 'newsletter', title: 'N', position: 0 },
      timeZone: 'UTC',
    },
  });
  const diagram = newsletterDesign('wrong/synchronous-loop');
  for (const userId of people) {
    await handedInEarlier(userId, was, { diagram, assignedTo: [assignmentId] });
  }
  await db().$transaction((tx) => settleAll(tx, assignmentId), { timeout: 300_000 });
  return { cohortId, assignmentId };
}

/** A dry run as it is started, without asking who does. */
async function dryRun(teacherId: string, assignmentId: string, mission: Mission) {
  const began = performance.now();
  const viewer = { id: teacherId, role: 'admin' } as never;
  const open = { viewer, mission: 'newsletter', assignmentId, scope: assignmentId, cohort: null };
  const plan = await planRegrade(open, mission);
  const version = await db().missionVersion.findFirstOrThrow({
    where: { slug: 'newsletter', rules: rulesVersion(mission) },
  });
  const { id } = await db().regrade.create({
    data: {
      ...{ mission: 'newsletter', assignmentId, scope: assignmentId },
      ...{ missionVersion: version.version, rulesVersion: version.rules },
      ...{ engineVersion: ENGINE_VERSION, total: plan.total, unchanged: plan.byLevel.none },
      ...{ leftOut: 0, expectedEvents: 0 },
      items: {
        createMany: {
          data: plan.tries.map(({ submissionId, gradeId }) => ({
            ...{ submissionId, fromGradeId: gradeId },
          })),
        },
      },
    },
  });
  await workAtRegrade(id, 'the bench');
  const differing = await db().regradeItem.count({ where: { regradeId: id, differs: true } });
  return { id, differing, seconds: (performance.now() - began) / 1000 };
}

try {
  await applyMigrations(adapterFactory(serverEnv()));
  await plantDemo();
  const { id: teacherId } = await db().user.findUniqueOrThrow({ where: { email: teacher.email } });
  await db().user.createMany({
    data: Array.from({ length: LEARNERS }, (_, n) => ({
      ...{ email: `l${n}@example.com`, name: `Learner ${n}` },
    })),
  });
  const people = (
    await db().user.findMany({ where: { name: { startsWith: 'Learner ' } }, select: { id: true } })
  ).map(({ id }) => id);
  const today = await earlierNewsletter(() => {});
  const typo = await earlierNewsletter((copy) => Object.assign(copy, { title: 'Mail' }));
  const moved = await earlierNewsletter((copy) => {
    Object.assign(checkOf(copy, 'affordable'), { dollars: 1 });
  });
  // The text of today has to be there to be graded by.
  await plant(teacherId, today, people.slice(0, 1));
  const words = await plant(teacherId, typo, people);
  const reworded = await dryRun(teacherId, words.assignmentId, today);
  const few = reworded.seconds.toFixed(1);
  line(
    `dry run of ${LEARNERS}, words changed`,
    `${reworded.differing} differ, ${few} s`,
    '0, ≤ 5 s',
  );
  const limits = await plant(teacherId, moved, people);
  const judged = await dryRun(teacherId, limits.assignmentId, today);
  const some = judged.seconds.toFixed(1);
  line(`dry run of ${LEARNERS}, a limit moved`, `${judged.differing} differ, ${some} s`, '≤ 30 s');
  await db().regrade.update({ where: { id: judged.id }, data: { state: 'applying' } });
  const began = performance.now();
  await workAtRegrade(judged.id, 'the bench');
  const applied = await db().regradeItem.count({
    where: { regradeId: judged.id, state: 'applied' },
  });
  const took = ((performance.now() - began) / 1000).toFixed(1);
  line(`applied to ${applied}`, `${took} s`, 'none lost or doubled');
  const slug = 'sync-async';
  const quiz = (await loadQuiz(slug))?.quiz;
  if (!quiz) throw new Error('no quiz');
  const { id: quizId } = await db().assignment.create({
    data: {
      ...{ cohortId: limits.cohortId, kind: 'quiz', slug, title: 'Q', position: 1 },
      timeZone: 'UTC',
    },
  });
  await plantAttempts(slug, quiz, people, quizId);
  await db().$executeRaw`ANALYZE`;
  await gradePool().close();
  await closeDb();
  const server = await startServer(env);
  try {
    const browser = new Browser(server.url);
    await browser.signIn(teacher.email, teacher.password);
    for (const [what, id] of [
      [`figures of ${LEARNERS} × ${quiz.questions.length} answers`, quizId],
      [`figures of ${LEARNERS} graded tries`, limits.assignmentId],
    ] as const) {
      const times: number[] = [];
      for (let n = 0; n < TIMES; n += 1) {
        const before = performance.now();
        const answer = await browser.get(
          `/teach/cohorts/${limits.cohortId}/assignments/${id}/items`,
        );
        await answer.text();
        if (answer.status !== 200) throw new Error(`the page answered ${answer.status}`);
        times.push(performance.now() - before);
      }
      const [p50, p95] = [0.5, 0.95].map((share) =>
        [...times].sort((a, b) => a - b)[Math.ceil(share * TIMES) - 1]?.toFixed(0),
      );
      line(what, `p50 ${p50} ms, p95 ${p95} ms`, '≤ 300 ms');
    }
  } finally {
    await server.stop();
  }
} finally {
  await closeDb();
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
}
