import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_ACCOUNTS } from '@/prisma/demo';
import { applyMigrations } from '@/prisma/schema-engine';
import { plantDemo } from '@/prisma/seed';
import { listQuizzes } from '@/server/content/quizzes';
import { adapterFactory } from '@/server/database-adapter';
import { closeDb, db } from '@/server/db';
import { serverEnv } from '@/server/env';
import { Browser } from '@/tests/support/browser';
import { startPostgres } from '@/tests/support/postgres-server';
import { actionId, callAction, valueIn } from '@/tests/support/server-actions';
import { startServer } from '@/tests/support/server-process';

const CARDS = 10_000;
const ANSWERS = 200;
const OPENINGS = 40;

const learner = DEMO_ACCOUNTS.find(({ role }) => role === 'learner');
if (!learner) throw new Error('no demo learner');

/** Gives the demo learner a pile of due cards, half of them seen before; most ask what is asked elsewhere too. */
async function plantCards(email: string): Promise<void> {
  const { id: userId } = await db().user.findUniqueOrThrow({ where: { email } });
  const questions = (await listQuizzes()).flatMap(({ slug, quiz }) =>
    quiz.questions.map(({ id }) => `question:${slug}/${id}`),
  );
  const due = new Date(Date.now() - 3_600_000);
  for (let from = 0; from < CARDS; from += 500) {
    const data = Array.from({ length: 500 }, (_, n) => ({
      userId,
      // References are unique: those beyond the questions there are name checks of missions.
      ref: questions[from + n] ?? `failure:newsletter/check-${from + n}`,
      due: from + n < questions.length ? new Date(due.getTime() - 3_600_000) : due,
      reps: n % 2,
    }));
    await db().reviewCard.createMany({ data });
  }
}

/** Calls an action as a page does; gives its value and how long the answer took, ms. */
async function timed<T>(browser: Browser, path: string, id: string, input: unknown) {
  const before = performance.now();
  const answer = await callAction(browser, path, id, input);
  const ms = performance.now() - before;
  return { ms, value: valueIn<T>(answer) };
}

function report(what: string, times: readonly number[], limit: number): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  const [p50, p95, worst] = [at(0.5), at(0.95), at(1)].map((ms) => ms.toFixed(1));
  console.log(
    `${what}: ${times.length} times, median ${p50} ms, p95 ${p95} ms, longest ${worst} ms (to reach: p95 ≤ ${limit} ms)`,
  );
}

async function timeAnswers(browser: Browser): Promise<number[]> {
  const file = 'app/quizzes/[slug]/actions.ts';
  const [start, answer, finish] = ['startAction', 'answerAction', 'finishAction'].map((name) =>
    actionId(file, name),
  ) as [string, string, string];
  const times: number[] = [];
  const quizzes = await listQuizzes();
  for (let n = 0; times.length < ANSWERS; n++) {
    const slug = quizzes[n % quizzes.length]?.slug ?? '';
    const path = `/quizzes/${slug}`;
    const { attemptId, questions } = (
      await timed<{ attemptId: string; questions: { id: string }[] }>(browser, path, start, slug)
    ).value;
    for (const { id } of questions.slice(0, ANSWERS - times.length)) {
      const input = { attemptId, questionId: id, choice: [], sure: false };
      times.push((await timed(browser, path, answer, input)).ms);
    }
    await timed(browser, path, finish, { attemptId });
  }
  return times;
}

const onPostgres = process.argv[2] === 'postgres';
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
await applyMigrations(adapterFactory(serverEnv()));
await plantDemo();
await plantCards(learner.email);
await closeDb();
const server = await startServer(env);
try {
  const browser = new Browser(server.url);
  await browser.signIn(learner.email, learner.password);
  const open = actionId('app/review/actions.ts', 'openAction');
  const zone = { zone: 'Europe/Berlin' };
  await timed(browser, '/review', open, zone);
  const openings: number[] = [];
  for (let n = 0; n < OPENINGS; n++) {
    openings.push((await timed(browser, '/review', open, zone)).ms);
  }
  const name = onPostgres ? 'PostgreSQL' : 'embedded';
  report(`review of ${CARDS} cards opens, ${name}`, openings, 200);
  report(`answering a question, ${name}`, await timeAnswers(browser), 100);
} finally {
  await server.stop();
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
}
