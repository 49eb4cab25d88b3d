import { consumersOf } from '../checks/dead-letters';
import { flowRunOf } from '../checks/runs';
import { labelOf } from '../checks/wording';
import { resolveSettings } from '../components/resolve-settings';
import type { Diagram } from '../contracts/diagram-schema';
import type { Fault, Flow, Mission, Scenario } from '../contracts/mission-schema';
import type { ComponentRun, FlowRun, ScenarioRun } from '../contracts/scenario-run';
import { faultTargets } from '../diagram/fault-targets';
import { buildGraph, type Graph, reach } from '../diagram/graph';
import { formatNumber } from '../shared/format-number';

/** What reasons are checked against: a design and the runs that its grade rests on. */
export interface Evidence {
  mission: Mission;
  diagram: Diagram;
  graph: Graph;
  runs: readonly ScenarioRun[];
  /** By flow: every component that its work can come to. */
  reached: ReadonlyMap<string, ReadonlySet<string>>;
  /** By flow: every component that its client waits for. */
  waited: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Gathers the evidence of a graded design; `runs` are those of its report. */
export function gatherEvidence(
  mission: Mission,
  diagram: Diagram,
  runs: readonly ScenarioRun[],
): Evidence {
  const reached = new Map<string, ReadonlySet<string>>();
  const waited = new Map<string, ReadonlySet<string>>();
  for (const { id, from } of mission.flows) {
    const graph = buildGraph(diagram, id);
    const calls = reach(graph, from, {
      along: ({ kind }) => kind === 'sync',
      through: ({ type }) => type !== 'external-api',
    });
    reached.set(id, new Set(reach(graph, from).keys()));
    waited.set(id, new Set(calls.keys()));
  }
  return { mission, diagram, graph: buildGraph(diagram), runs, reached, waited };
}

/** A component's label in quotation marks. */
export function named(evidence: Evidence, id: string): string {
  return `“${labelOf(evidence, id)}”`;
}

/** The run in which nothing goes wrong: of the first scenario without faults and poison, else the first; null without runs. */
export function ordinaryRun({ mission, runs }: Evidence): ScenarioRun | null {
  const calm = mission.scenarios.filter(
    ({ faults, poison }) => faults.length === 0 && poison === undefined,
  );
  return runs.find((run) => calm.some(({ id }) => id === run.id)) ?? runs[0] ?? null;
}

/** What a run says about a component; null when it says nothing. */
export function componentRunOf(run: ScenarioRun, id: string): ComponentRun | null {
  return run.components.find((component) => component.id === id) ?? null;
}

/** Every component that work can come to from one of these, themselves included. */
export function behind({ graph }: Evidence, ids: readonly string[]): Set<string> {
  return new Set(ids.flatMap((id) => [...reach(graph, id).keys()]));
}

/** What a worker or caller depends on before the next queue takes the work off it; the start included. */
export function directlyBehind({ graph }: Evidence, id: string): Set<string> {
  return new Set(reach(graph, id, { through: ({ type }) => type !== 'queue' }).keys());
}

/** Components that put messages into a queue or topic, seen through topics. */
export function publishersOf({ graph }: Evidence, id: string): string[] {
  const found = new Set<string>();
  for (const { from } of graph.incoming(id)) {
    if (graph.components.get(from)?.type !== 'topic') found.add(from);
    else for (const { from: publisher } of graph.incoming(from)) found.add(publisher);
  }
  return [...found];
}

/** The flows that can pass through a component. */
export function flowsThrough({ mission, reached }: Evidence, id: string): Flow[] {
  return mission.flows.filter((flow) => reached.get(flow.id)?.has(id));
}

/** Flows through a component beside what a run says of them. */
export function flowRunsThrough(
  evidence: Evidence,
  run: ScenarioRun,
  id: string,
): { flow: Flow; result: FlowRun }[] {
  return flowsThrough(evidence, id).map((flow) => ({ flow, result: flowRunOf(run, flow.id) }));
}

/** Items of a flow that went missing. Clients who always wait for their next answer leave some under way: those do not count. */
export function missingItems({ arrivals }: Flow, { items }: FlowRun): number {
  const missing = items.offered - items.delivered;
  return 'users' in arrivals ? missing - items.pending : missing;
}

/** A count with its noun: "1 message", "417 messages". */
export function messages(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? 'message' : 'messages'}`;
}

/** The flows whose client waits for what this component does. */
export function flowsWaitingFor({ mission, waited }: Evidence, id: string): Flow[] {
  return mission.flows.filter((flow) => waited.get(flow.id)?.has(id));
}

/** Scenarios that were run and have a fault of these effects which strikes one of the components. */
export function scenariosStriking(
  evidence: Evidence,
  effects: readonly Fault['effect'][],
  ids: ReadonlySet<string>,
): { scenario: Scenario; run: ScenarioRun }[] {
  return evidence.mission.scenarios.flatMap((scenario) => {
    const run = evidence.runs.find(({ id }) => id === scenario.id);
    const strikes = scenario.faults.some(
      (fault) =>
        effects.includes(fault.effect) &&
        // What stays broken to the end can be survived by nobody.
        fault.at + fault.forMs < scenario.horizonMs &&
        faultTargets(evidence.mission, evidence.diagram, fault.target).some((id) => ids.has(id)),
    );
    return run && strikes ? [{ scenario, run }] : [];
  });
}

/** Components that take messages from a queue or a topic, dead-letter queues left out. */
export function takersOf({ graph }: Evidence, id: string): string[] {
  return [...new Set(consumersOf(graph, id).map(({ to }) => to))];
}

/** Slots of a component: replicas × concurrency; 1 where it has no such settings. */
export function slotsOf(evidence: Evidence, id: string): number {
  const component = evidence.graph.components.get(id);
  if (!component) return 0;
  const { replicas, concurrency } = resolveSettings(evidence.mission, component);
  return Number(replicas ?? 1) * Number(concurrency ?? 1);
}

/** Messages of a queue that were handed out more often than they were put in, in one run; 0 when there were none. */
export function handedOutAgain({ graph }: Evidence, run: ScenarioRun, queue: string): number {
  const sent = (connections: readonly { id: string }[]) =>
    connections.reduce(
      (sum, { id }) => sum + (run.connections.find((c) => c.id === id)?.sent ?? 0),
      0,
    );
  return Math.max(0, sent(consumersOf(graph, queue)) - sent(graph.incoming(queue)));
}

/** Mean time that work spends in a component, ms, by Little's law; null when nothing was served. */
export function meanTimeIn(evidence: Evidence, run: ScenarioRun, id: string): number | null {
  const component = componentRunOf(run, id);
  const horizon = evidence.mission.scenarios.find((s) => s.id === run.id)?.horizonMs ?? 0;
  if (!component || component.served === 0) return null;
  return (component.meanInSystem * horizon) / component.served;
}
