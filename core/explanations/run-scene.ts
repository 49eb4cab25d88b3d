import { type HotShard, hotShardOf } from '../checks/hot-shard';
import { items, labelOf } from '../checks/wording';
import type { Diagram } from '../contracts/diagram-schema';
import type { Flow, Mission } from '../contracts/mission-schema';
import type { FlowRun, ScenarioRun } from '../contracts/scenario-run';
import { type Graph, reach } from '../diagram/graph';
import { formatNumber } from '../shared/format-number';
import { busyShare } from '../simulation/worked-time';

/** What happened in a run, in one sentence, and the components it speaks of. */
export interface RunSentence {
  text: string;
  tone: 'good' | 'trouble' | 'plain';
  components: string[];
}

/** One flow of a run with all that a sentence about it needs. */
export interface Scene {
  mission: Mission;
  diagram: Diagram;
  run: ScenarioRun;
  graph: Graph;
  flow: Flow;
  result: FlowRun;
  horizonMs: number;
}

/** From this share on a component counts as busy all the time. */
const ALL_THE_TIME = 0.95;

/** A component's name in quotation marks. */
export const name = ({ mission, diagram }: Scene, id: string) =>
  `“${labelOf({ mission, diagram }, id)}”`;
/** What so many items of a flow are called. */
export const noun = (flow: Flow, count: number) => items(flow, count).replace(/^\S+ /, '');
/** A number with its word. */
export const count = (n: number, one: string, many: string) =>
  `${formatNumber(n)} ${n === 1 ? one : many}`;
/** A sentence about trouble and the components that it speaks of. */
export const trouble = (text: string, ...components: string[]): RunSentence => ({
  text,
  tone: 'trouble',
  components,
});

/** The component that was busy all the time and kept its callers so: none of those it calls was; null when there is none. */
export function busyAllTheTime(
  { run, graph, horizonMs }: Scene,
  ids: ReadonlySet<string>,
): string | null {
  const busy = run.components
    .map(({ id }) => ({ id, share: ids.has(id) ? (busyShare(run, id, horizonMs) ?? 0) : 0 }))
    .filter(({ share }) => share >= ALL_THE_TIME)
    .sort((a, b) => b.share - a.share);
  const known = new Set(busy.map(({ id }) => id));
  const roots = busy.filter(({ id }) =>
    graph.outgoing(id).every(({ to, kind }) => kind !== 'sync' || !known.has(to)),
  );
  return (roots[0] ?? busy[0])?.id ?? null;
}

/** The hottest shard of these components; null when none is hot. */
export function hotShardIn({ run, horizonMs }: Scene, ids: ReadonlySet<string>): HotShard | null {
  return hotShardOf(run, horizonMs, (id) => ids.has(id));
}

/** Mean time that a unit spends in a component, ms, by Little's law; null when nothing was served. */
export function meanTimeIn({ run, horizonMs }: Scene, id: string): number | null {
  const found = run.components.find((component) => component.id === id);
  if (!found || found.served === 0) return null;
  return (found.meanInSystem * horizonMs) / found.served;
}

/** Components that the client waits for, as far as their answers go. */
export function waitedFor({ graph, flow }: Scene): Set<string> {
  const calls = reach(graph, flow.from, { along: ({ kind }) => kind === 'sync' });
  const ids = new Set(calls.keys());
  ids.delete(flow.from);
  return ids;
}
