import type { Flow } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { buildGraph, reach, reachBack } from '../diagram/graph';
import { capitalised } from '../shared/capitalised';
import type { CheckContext } from './check-type';
import { type HotShard, hotShardClause, hotShardOf } from './hot-shard';
import { horizonOf, targetsOf } from './runs';
import type { Say } from './say';

type Drawing = Pick<CheckContext, 'mission' | 'diagram'>;

/** From this share of a time on the mean wait for a hot shard explains it: of random waits one in a hundred takes five times the mean. */
const EXPLAINS = 0.2;

/** Mean wait for a hot shard, ms: while the others had room, it was there that all waited. Zero without data. */
function waitFor(run: ScenarioRun, { component, share }: HotShard): number {
  const { meanWaitMs = null } = run.components.find(({ id }) => id === component) ?? {};
  return (meanWaitMs ?? 0) / share;
}

/** The hot shard that the answers to a flow wait for, whatever it made of them; null when there is none. */
export function hotShardAsked(
  { mission, diagram }: Drawing,
  flow: Flow,
  run: ScenarioRun,
): HotShard | null {
  const called = reach(buildGraph(diagram, flow.id), flow.from, {
    along: ({ kind }) => kind === 'sync',
  });
  return hotShardOf(run, horizonOf(mission, run.id), (id) => called.has(id));
}

/** The hot shard that made answers to a flow take so long, ms: they waited there for a good part of it. Null when there is none. */
export function hotShardSlowing(
  drawing: Drawing,
  flow: Flow,
  run: ScenarioRun,
  tookMs: number,
): HotShard | null {
  const hot = hotShardAsked(drawing, flow, run);
  return hot !== null && waitFor(run, hot) >= EXPLAINS * tookMs ? hot : null;
}

/**
 * The hot shard on the way of a flow to its targets, or to one of them, that held items up for so long, ms; null when there is none. Zero stands for items
 * that are still on their way.
 */
export function hotShardHolding(
  { mission, diagram }: Drawing,
  flow: Flow,
  run: ScenarioRun,
  { lateMs, target }: { lateMs: number; target?: string },
): HotShard | null {
  const graph = buildGraph(diagram, flow.id);
  const ahead = reach(graph, flow.from);
  const targets = target === undefined ? targetsOf(flow) : [target];
  const behind = new Set(targets.flatMap((id) => [...reachBack(graph, id)]));
  const onTheWay = (id: string) => ahead.has(id) && behind.has(id);
  const hot = hotShardOf(run, horizonOf(mission, run.id), onTheWay);
  return hot !== null && waitFor(run, hot) >= EXPLAINS * lateMs ? hot : null;
}

/** Of a component whose every slot was taken, whether calls that waited for a hot shard took most of them. */
export function takesSlotsOf(
  { mission }: Pick<CheckContext, 'mission'>,
  run: ScenarioRun,
  hot: HotShard,
  { component, slots }: { component: string; slots: number },
): boolean {
  const { utilisation } = run.components.find(({ id }) => id === component) ?? {};
  const asked = run.components.find(({ id }) => id === hot.component);
  const waitedMs = (asked?.meanWaitMs ?? 0) * (asked?.served ?? 0);
  const takenMs = (utilisation ?? 0) * slots * horizonOf(mission, run.id);
  return takenMs > 0 && waitedMs >= takenMs / 2;
}

/** A hot shard as a field of a finding, or no field: findings of designs without one keep their bytes. */
export const hotField = (hot: HotShard | null): { hot?: HotShard } => (hot === null ? {} : { hot });

/** A sentence on the hot shard behind a finding, to follow others; empty when there is none. */
export function hotShardText(hot: HotShard | undefined, say: Say): string {
  if (hot === undefined) return '';
  return ` ${capitalised(hotShardClause(hot, say.name(hot.component)))}.`;
}
