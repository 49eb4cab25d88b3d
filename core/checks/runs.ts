import type { Flow, Mission } from '../contracts/mission-schema';
import type { FlowRun, ScenarioRun } from '../contracts/scenario-run';
import type { CheckContext } from './check-type';

/** A flow of the mission. Throws when there is none: `parseMission` has refused such a mission. */
export function flowOf(mission: Mission, id: string): Flow {
  const flow = mission.flows.find((candidate) => candidate.id === id);
  if (!flow) throw new Error(`the mission has no flow "${id}"`);
  return flow;
}

/** Ids of the components that every item of the flow must reach. */
export function targetsOf(flow: Flow): readonly string[] {
  return typeof flow.to === 'string' ? [flow.to] : flow.to;
}

/** What a run says about a flow. Throws when it says nothing. */
export function flowRunOf(run: ScenarioRun, id: string): FlowRun {
  const flow = run.flows.find((candidate) => candidate.id === id);
  if (!flow) throw new Error(`the run of "${run.id}" does not report the flow "${id}"`);
  return flow;
}

/** The title of a scenario as a learner reads it. */
export function scenarioTitle(mission: Mission, id: string): string {
  return mission.scenarios.find((scenario) => scenario.id === id)?.title ?? id;
}

/** Where a scenario ends, ms; 0 when the mission has none of that id. */
export function horizonOf(mission: Mission, id: string): number {
  return mission.scenarios.find((scenario) => scenario.id === id)?.horizonMs ?? 0;
}

/** Whether something is made to fail in a scenario. */
export function hasTrouble(mission: Mission, id: string): boolean {
  const scenario = mission.scenarios.find((candidate) => candidate.id === id);
  return scenario !== undefined && (scenario.faults.length > 0 || scenario.poison !== undefined);
}

/**
 * Whether no further request of this flow can be to come: always so in a finished run, and in one that was stopped
 * when the arrivals are listed and all of them were seen.
 */
export function allArrived(context: CheckContext, run: ScenarioRun, flow: Flow): boolean {
  if (run.status === 'ok') return true;
  if (!('at' in flow.arrivals)) return false;
  const horizon = horizonOf(context.mission, run.id);
  const expected = flow.arrivals.at.filter((at) => at <= horizon).length;
  return flowRunOf(run, flow.id).requests === expected;
}
