import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { ScenarioRun, Snapshots } from '@/core/contracts/scenario-run';
import type { FaultTime, RunEvent } from '@/core/explanations/run-events';
import type { RunSentence } from '@/core/explanations/run-scene';
import type { Judged } from '@/core/grading/judge-known';

interface Design {
  mission: Mission;
  diagram: Diagram;
  seed: string;
}

/** What a simulation worker is asked: to run a scenario, or to judge a design by the runs there are. */
export type WorkerRequest =
  | ({ kind: 'run'; scenarioId: string } & Design)
  | ({ kind: 'judge'; missionSlug: string; runs: ScenarioRun[] } & Design);

/** A finished run with its story, as it comes from the worker. */
export interface RunResult {
  run: ScenarioRun;
  snapshots: Snapshots;
  sentence: RunSentence;
  events: RunEvent[];
  faults: FaultTime[];
  /** Of each flow the first item that came to grief, to be watched; null where none did. */
  troubled: { flow: string; item: number | null }[];
  tookMs: number;
}

export type WorkerMessage =
  | { kind: 'progress'; atMs: number; horizonMs: number; events: number }
  | ({ kind: 'done' } & RunResult)
  | { kind: 'judged'; judged: Judged[] }
  | { kind: 'failed'; reason: string };
