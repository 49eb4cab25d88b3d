import type { ScenarioRun } from '../contracts/scenario-run';
import { whileWorking } from '../simulation/worked-time';

/** From this share of the time on in which there was work a shard counts as busy all the time. */
const ALL_THE_TIME = 0.9;
/** So many times as much as its fair share makes a shard hot. */
const UNFAIR = 1.5;

/** A shard that had too much to do while the others of its component had room. */
export type HotShard = {
  component: string;
  /** How many shards there are, the share of all that came which the hot one got, and for which share of the time it was busy, 0 to 1. */
  shards: number;
  share: number;
  busy: number;
};

/**
 * The hottest shard of those components of a run that are meant, of all unless told: one that got half as much again as its fair share, and was busy all the
 * time in which there was work, while the others of its component were not. The busiest of those, the first in the diagram's order; null when there is none.
 */
export function hotShardOf(
  run: ScenarioRun,
  horizonMs: number,
  isMeant: (component: string) => boolean = () => true,
): HotShard | null {
  let hottest: HotShard | null = null;
  for (const { id, shards, utilisation } of run.components) {
    if (!isMeant(id) || !shards?.busiest) continue;
    if (shards.count < 2 || shards.busiest.share * shards.count < UNFAIR) continue;
    const busy = Math.min(1, whileWorking(shards.busiest.utilisation, run, horizonMs));
    if (busy < ALL_THE_TIME || busy <= (hottest?.busy ?? 0)) continue;
    // Of a queue the run does not tell how busy the others were; there the share has to do.
    const others =
      ((utilisation ?? 0) * shards.count - shards.busiest.utilisation) / (shards.count - 1);
    if (whileWorking(others, run, horizonMs) >= ALL_THE_TIME) continue;
    hottest = { component: id, shards: shards.count, share: shards.busiest.share, busy };
  }
  return hottest;
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** What a hot shard did, as the rest of a sentence whose subject is the component called `name`. */
export const hotShardClause = ({ shards, share, busy }: HotShard, name: string): string =>
  `one of the ${shards} shards of ${name} got ${percent(share)} of all that came and was busy ${percent(busy)} of the time, while the others had room`;
