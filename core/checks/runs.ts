import type { Flow, Mission } from '../contracts/mission-schema';
import type { FlowRun, ScenarioRun } from '../contracts/scenario-run';
import { formatNumber } from '../shared/format-number';
import type { CheckContext } from './check-type';
import { labelOf } from './wording';

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

/**
 * Whether no further request of this flow can be to come: always so in a finished run, and in one that ran out of
 * budget when the arrivals are listed and all of them were seen.
 */
export function allArrived(context: CheckContext, run: ScenarioRun, flow: Flow): boolean {
  if (run.status === 'ok') return true;
  if (!('at' in flow.arrivals)) return false;
  const horizon = context.mission.scenarios.find((scenario) => scenario.id === run.id)?.horizonMs;
  const expected = flow.arrivals.at.filter((at) => at <= (horizon ?? 0)).length;
  return flowRunOf(run, flow.id).requests === expected;
}

/** Why a run could not be judged to its end, to be added to a message; empty when it came to its end. */
export function budgetNote(context: CheckContext, run: ScenarioRun): string {
  if (run.status === 'ok') return '';
  const blamed =
    run.blamed === null ? '' : `, most of them made by ${labelOf(context, run.blamed)}`;
  return ` The simulation stopped after ${formatNumber(run.events)} events${blamed}.`;
}
