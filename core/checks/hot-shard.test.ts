import { describe, expect, it } from 'vitest';
import { buildComponentRun, buildRun } from '@/tests/support/runs';
import { hotShardOf } from './hot-shard';

const sharded = (id: string, utilisation: number) =>
  buildComponentRun({
    id,
    shards: { count: 4, busiest: { shard: 2, share: 0.7, utilisation } },
  });

const run = buildRun({ components: [sharded('sessions', 0.93), sharded('table', 0.99)] });
const HORIZON_MS = 50_000;

describe('hotShardOf', () => {
  it('is that of the component whose shard was busiest', () => {
    expect(hotShardOf(run, HORIZON_MS)).toEqual({
      component: 'table',
      shards: 4,
      share: 0.7,
      busy: 0.99,
    });
  });

  it('is not hidden by a busier one of a component that is not meant', () => {
    const hot = hotShardOf(run, HORIZON_MS, (id) => id === 'sessions');
    expect(hot?.component).toBe('sessions');
  });
});
