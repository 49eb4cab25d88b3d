import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildComponentRun, buildRun } from '@/tests/support/runs';
import { noHotShard } from './no-hot-shard';

const diagram = buildDiagram({ api: 'service', table: 'database', jobs: 'queue' }, [
  'api -> table',
  'api ~> jobs',
]);

const judge = (
  id: string,
  shards: { count: number; busiest: { shard: number; share: number; utilisation: number } | null },
  status: 'ok' | 'budget-exceeded' = 'ok',
  utilisation: number | null = null,
) =>
  noHotShard.run(
    buildContext(diagram, [
      buildRun({
        status,
        components: [
          buildComponentRun({ id: 'api' }),
          buildComponentRun({ id, shards, utilisation }),
        ],
      }),
    ]),
    { scenario: 'calm' },
  );

const busiest = (share: number, utilisation: number) => ({ shard: 1, share, utilisation });

describe('no-hot-shard', () => {
  it('fails a shard that is busy all the time with more than its share, and says what helps', () => {
    expect(judge('table', { count: 4, busiest: busiest(0.62, 1) })).toMatchObject({
      passed: false,
      cause: 'hot-shard',
      components: ['table'],
      message:
        'In “Calm” one of the 4 shards of Table got 62 % of all that came and was busy 100 % of the time, while the others had room. A key lies in one shard, so more shards do not help. Give each shard more replicas, answer from a cache in front, or split the key into several.',
    });
  });

  it('passes one that has most to do where the others have no room either, and says no more than that', () => {
    const shards = { count: 4, busiest: busiest(0.4, 1) };
    const verdict = judge('table', shards, 'ok', 0.99);
    expect(verdict).toMatchObject({ passed: true, cause: 'even' });
    expect(verdict.message).toBe(
      'In “Calm” no shard had too much to do while the others had room.',
    );
    expect(judge('table', shards, 'ok', 0.7).passed).toBe(false);
  });

  it('says of a queue what helps there', () => {
    const { message } = judge('jobs', { count: 2, busiest: busiest(0.9, 1) });
    expect(message).toContain('Send fewer messages about that key through it');
  });

  it.each([
    ['a hot key that leaves time to spare', { count: 4, busiest: busiest(0.62, 0.5) }],
    ['shards that are all busy', { count: 4, busiest: busiest(0.27, 1) }],
    ['the one shard of a queue', { count: 1, busiest: busiest(1, 1) }],
    ['shards to which nothing came', { count: 4, busiest: null }],
  ])('passes %s', (_, shards) => {
    expect(judge('table', shards)).toMatchObject({ passed: true, cause: 'even' });
  });

  it('does not judge a run that was stopped before anything got hot', () => {
    expect(judge('table', { count: 4, busiest: busiest(0.3, 1) }, 'budget-exceeded').judged).toBe(
      false,
    );
  });
});
