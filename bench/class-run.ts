import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_ACCOUNTS } from '@/prisma/demo';
import { applyMigrations } from '@/prisma/schema-engine';
import { plantDemo } from '@/prisma/seed';
import { adapterFactory } from '@/server/database-adapter';
import { closeDb, db } from '@/server/db';
import { serverEnv } from '@/server/env';
import { listActivities } from '@/server/services/activities';
import { Browser } from '@/tests/support/browser';
import { startPostgres } from '@/tests/support/postgres-server';
import { startServer } from '@/tests/support/server-process';
import { plantClass } from './class-rows';

const teacher = DEMO_ACCOUNTS.find(({ role }) => role === 'instructor');
if (!teacher) throw new Error('no demo instructor');
const TIMES = 40;
/** A third try for each of 50,000 cells makes 150,000 submissions; fewer for a first look. */
const TRIES = Number(process.env.BENCH_TRIES ?? 3);

const onPostgres = process.argv[2] === 'postgres';
const name = onPostgres ? 'PostgreSQL' : 'embedded';
const folder = mkdtempSync(join(tmpdir(), 'backpressure-bench-'));
const cluster = onPostgres ? await startPostgres() : null;
const env = {
  DATABASE_URL: cluster ? `${cluster.url}/postgres` : '',
  BACKPRESSURE_DATA_DIR: folder,
  METRICS_TOKEN: 'the-token-of-the-bench',
};
Object.assign(process.env, env, {
  NEXTAUTH_SECRET: 'a long enough secret for a real installation',
  NEXTAUTH_URL: 'http://localhost:3000',
  LOG_LEVEL: 'silent',
});

const percentile = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.ceil(share * times.length) - 1] ?? Number.NaN;

async function timed(browser: Browser, path: string, times = TIMES) {
  const taken: number[] = [];
  let text = '';
  for (let n = 0; n < times; n += 1) {
    const before = performance.now();
    const answer = await browser.get(path);
    text = await answer.text();
    taken.push(performance.now() - before);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  }
  return { p50: percentile(taken, 0.5), p95: percentile(taken, 0.95), text };
}

const line = (what: string, value: string, reach: string) =>
  console.log(`| ${name} | ${what} | ${value} | ${reach} |`);
const ms = ({ p50, p95 }: { p50: number; p95: number }) =>
  `p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`;

/** Memory in use, MB, and the longest that the event loop was held up since the last look, ms. */
async function look(browser: Browser): Promise<{ memory: number; lag: number }> {
  const answer = await browser.request('/api/metrics', {
    headers: { authorization: 'Bearer the-token-of-the-bench' },
  });
  const text = await answer.text();
  // Figures of the event loop begin anew with each look, so both are read from one.
  const figure = (name: string) =>
    Number(new RegExp(`^backpressure_${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  return {
    memory: figure('process_resident_memory_bytes') / 1e6,
    lag: figure('nodejs_eventloop_lag_max_seconds') * 1000,
  };
}

await applyMigrations(adapterFactory(serverEnv()));
await plantDemo();
const { id: teacherId } = await db().user.findUniqueOrThrow({ where: { email: teacher.email } });
const real = (await listActivities()).flatMap(({ kind, slug, title }) =>
  kind === 'round' ? [] : [{ kind, slug, title }],
);
const more = Array.from({ length: 50 - real.length }, (_, n) => ({
  kind: 'mission' as const,
  slug: `made-up-${n}`,
  title: `A made-up mission, number ${n}`,
}));
const activities = [...real, ...more];
const classes = {
  1000: await plantClass({
    name: '1,000',
    teacherId,
    learners: 1000,
    assignments: activities,
    triesPerCell: TRIES,
  }),
  100: await plantClass({
    name: '100',
    teacherId,
    learners: 100,
    assignments: activities,
    triesPerCell: 0,
  }),
  10000: await plantClass({
    name: '10,000',
    teacherId,
    learners: 10_000,
    assignments: activities,
    triesPerCell: 0,
  }),
};
await db().$executeRaw`ANALYZE`;
console.log(
  `planted: ${await db().submission.count()} submissions, ${await db().result.count()} results`,
);
await closeDb();

const server = await startServer(env);
try {
  const browser = new Browser(server.url);
  await browser.signIn(teacher.email, teacher.password);
  const { cohortId, assignmentIds } = classes[1000];
  const matrix = `/teach/cohorts/${cohortId}/matrix`;
  console.log('| database | what | measured | reach |\n|---|---|---|---|');
  await timed(browser, matrix, 5);
  const before = await look(browser);
  const first = await timed(browser, matrix);
  line('matrix page', ms(first), '≤ 300 ms p95');
  const after = await look(browser);
  line('memory over 40 of them', `+ ${(after.memory - before.memory).toFixed(0)} MB`, '≤ + 50 MB');
  line('longest hold-up of the event loop', `${after.lag.toFixed(0)} ms`, '≤ 50 ms');
  line('its HTML', `${(Buffer.byteLength(first.text) / 1000).toFixed(0)} kB`, '≤ 300 kB');
  line(
    'its nodes',
    `${first.text.replace(/<script.*?<\/script>/gs, '').match(/<[a-z]/g)?.length}`,
    '≤ 6,000',
  );
  for (const [what, query] of [
    ['sorted by an assignment', `sort=${assignmentIds[3]}&dir=desc`],
    ['sorted by points, last page', 'sort=points&page=40'],
    ['stuck', 'show=stuck'],
    ['silent', 'show=silent&days=14'],
    ['search', 'q=okafor'],
  ] as const) {
    line(what, ms(await timed(browser, `${matrix}?${query}`, 20)), '≤ 300 ms p95');
  }
  line('overview', ms(await timed(browser, `/teach/cohorts/${cohortId}`, 20)), '–');
  line('people', ms(await timed(browser, `/teach/cohorts/${cohortId}/people`, 20)), '–');
  const growth = [];
  for (const size of [100, 1000, 10000] as const) {
    const address = `/teach/cohorts/${classes[size].cohortId}/matrix`;
    await timed(browser, address, 5);
    growth.push(`${size}: ${ms(await timed(browser, address, 30))}`);
  }
  line('matrix page by learners', growth.join('; '), 'the same');
  const csv = await timed(browser, `/api/cohorts/${cohortId}/gradebook?for=plain`, 5);
  const rows = csv.text.trim().split('\n').length;
  line('CSV of 50,000 cells', `${ms(csv)}, ${rows} lines`, '≤ 2 s');
  const roster = `name,email,section,id\n${Array.from({ length: 5000 }, (_, n) => `Person ${n},p${n}@example.com,A,${n}`).join('\n')}`;
  const asked = performance.now();
  const preview = await browser.request(`/api/cohorts/${cohortId}/roster`, {
    method: 'POST',
    body: roster,
  });
  const told = (await preview.json()) as { outcome: { added: number } };
  line(
    'roster of 5,000 rows, preview',
    `${(performance.now() - asked).toFixed(0)} ms, ${told.outcome.added} to add`,
    '≤ 2 s',
  );
} finally {
  await server.stop();
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
}
