// `npm run worker`: a process that only works off jobs, for more machines on one PostgreSQL.
import { closeDb } from '@/server/db';
import { startDelivery } from '@/server/jobs/deliver-letters';
import { startGradeRunner, stopGradeRunner } from '@/server/jobs/grade-runner';
import { startJudging } from '@/server/jobs/judge-rounds';
import { scheduleNightly } from '@/server/jobs/nightly';
import { startRegrading, stopRegrading } from '@/server/jobs/regrade-runner';
import { scheduleNews } from '@/server/jobs/tell-news';
import { mailSettings } from '@/server/mail/settings';

if (!process.env.DATABASE_URL) {
  console.error(
    'npm run worker needs DATABASE_URL: the embedded database admits one process, which has a worker inside.',
  );
  process.exit(2);
}
if (!process.env.NEXTAUTH_SECRET && !process.env.GRADING_SECRET) {
  console.error(
    'GRADING_SECRET, or without one NEXTAUTH_SECRET, must be that of the site: grades get their seeds from it.',
  );
  process.exit(2);
}

await startGradeRunner();
await startJudging();
await startRegrading();
await scheduleNightly();
// Letters are sealed: a process that cannot open them leaves them to one that can.
if (mailSettings() !== null && process.env.NEXTAUTH_SECRET) {
  await startDelivery();
  await scheduleNews();
}
console.log('Working off jobs.');

let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    if (isEnding) return;
    isEnding = true;
    // What is not done by then goes on in another process.
    setTimeout(() => process.exit(1), 25_000).unref();
    await Promise.all([stopRegrading(), stopGradeRunner()]);
    await closeDb();
    process.exit(0);
  });
}
