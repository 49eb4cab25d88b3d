import type { z } from 'zod';
import type { Diagram } from '../contracts/diagram-schema';
import type { Verdict } from '../contracts/grade-report';
import type { Mission } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import type { Graph } from '../diagram/graph';

/** All that a check may look at. Nothing here tells it who made the diagram, or when. */
export interface CheckContext {
  mission: Mission;
  diagram: Diagram;
  /** The graph of the connections that carry this flow; of all connections without one. */
  graph(flow?: string): Graph;
  /** What happened in a scenario of the mission; simulated on first use, once. */
  run(scenario: string): ScenarioRun;
  /**
   * The story of the first item of a flow that came to grief in one of these ways, tried in order; null when there is none.
   * Runs the scenario once more, so ask only for a promise that is broken.
   */
  story(scenario: string, flow: string, kinds: readonly TroubleKind[]): string[] | null;
}

/** Ways in which an item can come to grief. */
export type TroubleKind = 'duplicated' | 'deadLettered' | 'pending' | 'lost' | 'refused';

/** One rule of the catalogue, its parameters erased so that all rules fit one registry. */
export interface CheckType {
  id: string;
  /** One line for authors of missions. */
  summary: string;
  /**
   * Shape of the parameters in `mission.yaml`. By convention `flow`, `scenario`, `scenarios` and `target` hold ids,
   * and `parseMission` looks them up.
   */
  params: z.ZodType<Record<string, unknown>>;
  /** Judges a diagram; `params` are those of the mission, validated by `params` again. */
  run(context: CheckContext, params: unknown): Verdict;
}

interface CheckDefinition<P extends Record<string, unknown>> {
  id: string;
  summary: string;
  params: z.ZodType<P>;
  run(context: CheckContext, params: P): Verdict;
}

/** Makes a catalogue entry of a typed definition. Its `run` throws when the parameters do not fit. */
export function defineCheck<P extends Record<string, unknown>>(
  definition: CheckDefinition<P>,
): CheckType {
  return {
    ...definition,
    run: (context, params) => definition.run(context, definition.params.parse(params)),
  };
}
