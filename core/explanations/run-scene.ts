import { items, labelOf } from '../checks/wording';
import type { Diagram } from '../contracts/diagram-schema';
import type { Flow, Mission } from '../contracts/mission-schema';
import type { FlowRun, ScenarioRun } from '../contracts/scenario-run';
import type { Graph } from '../diagram/graph';
import { busyShare } from '../missions/worked-time';
import { formatNumber } from '../shared/format-number';

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

/** The busiest of some components, if it was busy all the time; else null. */
export function busyAllTheTime({ run, horizonMs }: Scene, ids: ReadonlySet<string>) {
  const shares = run.components
    .filter(({ id }) => ids.has(id))
    .map(({ id }) => ({ id, share: busyShare(run, id, horizonMs) ?? 0 }))
    .sort((a, b) => b.share - a.share);
  const first = shares[0];
  return first && first.share >= ALL_THE_TIME ? first.id : null;
}
