import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { ScenarioRun } from '@/core/contracts/scenario-run';
import type { Judged } from '@/core/grading/judge-known';
import type { RunResult } from './run-messages';

/** A run that came to its end, with what ran. */
export interface FinishedRun extends RunResult {
  /** The diagram that ran, which the canvas may have left behind since. */
  diagram: Diagram;
  mission: Mission;
  /** Says what was tried out without changing the diagram; null for an ordinary run. */
  whatIf: string | null;
}

/** A diagram and a mission that differ from the open ones, and what differs, in words. */
export interface Trial {
  diagram: Diagram;
  mission: Mission;
  whatIf: string;
}

export type RunState =
  | { phase: 'idle' }
  /** `of` scenarios are to be run, `done` of them are; `share` is that of all together, 0 to 1. */
  | { phase: 'running'; done: number; of: number; share: number }
  | { phase: 'failed'; reason: string };

/** The promises of the mission as the runs of one design show them. */
export interface Goals {
  diagram: Diagram;
  judged: Judged[];
  /** The run that the mission's cost is counted in; null before it has run. */
  billed: ScenarioRun | null;
}
