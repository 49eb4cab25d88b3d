import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { gradeOverSeeds } from '@/core/grading/grade-over-seeds';
import { newsletterDiagram, newsletterMission } from '@/tests/support/newsletter';
import { GradePool } from './grade-pool';

const FILE = `${process.cwd()}/dist/grade-worker.mjs`;
const check = (name: string, where: object) => ({
  id: `${name} ${JSON.stringify(where)}`,
  check: name,
  flow: 'campaign',
  ...where,
  points: 1,
  because: 'Each counts.',
});
const input = {
  mission: {
    ...newsletterMission(2000),
    stages: [
      {
        title: 'All',
        checks: [
          check('delivers-all', { scenario: 'send-one' }),
          check('delivers-all', { scenario: 'provider-down' }),
          check('no-duplicates', { scenarios: ['worker-crash'] }),
        ],
      },
    ],
  },
  missionSlug: 'newsletter',
  diagram: newsletterDiagram(),
  seed: 's',
};
const pools: GradePool[] = [];

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/build-worker.mjs'], { stdio: 'ignore' });
}, 60_000);
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

it.each([1, 3])(
  'gives the report of one thread however many there are: %d',
  async (threads) => {
    const pool = new GradePool(FILE, { waiting: 5, gradingMs: 60_000, threads });
    pools.push(pool);
    const reports = await Promise.all([pool.grade(input), pool.grade(input)]);
    const alone = JSON.stringify(gradeOverSeeds(input));
    expect(reports.map((report) => JSON.stringify(report))).toEqual([alone, alone]);
  },
  60_000,
);

it('goes on after a grading that took too long', async () => {
  const pool = new GradePool(FILE, { waiting: 5, gradingMs: 1, threads: 2 });
  pools.push(pool);
  const grades = [pool.grade(input), pool.grade(input)];
  for (const { status } of await Promise.allSettled(grades)) expect(status).toBe('rejected');
}, 60_000);
