import type { ComponentRun } from '../contracts/scenario-run';
import type { ComponentState } from './component-state';
import { rounded } from './rounded';

/** How long each shard was busy up to the end of a run, as a share of all its time; null where nothing is sharded. */
function busyShares(
  c: ComponentState,
  endMs: number,
): { came: Float64Array; busy: number[] } | null {
  const { shards, shardLines } = c;
  if (shards !== null) {
    const slotTime = shards.each * c.config.concurrency * endMs;
    const busy = Array.from(shards.busyArea, (_, shard) => {
      shards.addBusy(shard, endMs, 0);
      return shards.busyArea[shard]! / slotTime;
    });
    return { came: shards.came, busy };
  }
  if (shardLines === null) return null;
  const busy = Array.from(shardLines.busyMs, (ms, shard) => {
    const now = shardLines.under[shard]! < 0 ? 0 : endMs - shardLines.since[shard]!;
    return (ms + now) / endMs;
  });
  return { came: shardLines.came, busy };
}

/** Of the shard that has the most just now: slots busy, of a queue messages in it; 0 where nothing is sharded. */
export function hottestShard({ shards, shardLines }: ComponentState): number {
  if (shards !== null) return Math.max(...shards.busy);
  if (shardLines === null) return 0;
  const { under, behind } = shardLines;
  return behind.reduce((most, line, i) => Math.max(most, line.length + (under[i]! < 0 ? 0 : 1)), 0);
}

/** What a run says of the shards of a component: nothing where it has none. */
export function shardsRun(c: ComponentState, endMs: number): Pick<ComponentRun, 'shards'> {
  const shares = busyShares(c, endMs);
  if (shares === null) return {};
  const { came, busy } = shares;
  const all = came.reduce((sum, units) => sum + units, 0);
  const most = came.reduce((best, units, shard) => (units > came[best]! ? shard : best), 0);
  if (all === 0) return { shards: { count: came.length, busiest: null } };
  const share = rounded(came[most]! / all);
  const utilisation = endMs > 0 ? rounded(busy[most]!) : 0;
  return { shards: { count: came.length, busiest: { shard: most, share, utilisation } } };
}
