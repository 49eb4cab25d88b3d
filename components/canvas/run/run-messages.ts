import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { ScenarioRun, Snapshots } from '@/core/contracts/scenario-run';
import type { StoryStep } from '@/core/contracts/story-step';
import type { FaultTime, RunEvent } from '@/core/explanations/run-events';
import type { RunSentence } from '@/core/explanations/run-scene';
import type { Judged } from '@/core/grading/judge-known';

interface Design {
  mission: Mission;
  diagram: Diagram;
  seed: string;
}

/** What a simulation worker is asked: to run a scenario, to tell the story of one item in it, or to judge a design by the runs there are. */
export type WorkerRequest =
  | ({ kind: 'run'; scenarioId: string } & Design)
  | ({ kind: 'watch'; scenarioId: string; watch: { flow: string; item: number } } & Design)
  | ({ kind: 'judge'; missionSlug: string; runs: ScenarioRun[] } & Design);

/** One item of a run that can be followed, and why one would. */
export interface Followable {
  flow: string;
  item: number;
  title: string;
}

/** A finished run with its story, as it comes from the worker. */
export interface RunResult {
  run: ScenarioRun;
  snapshots: Snapshots;
  sentence: RunSentence;
  events: RunEvent[];
  faults: FaultTime[];
  /** Items worth following, each with what it is: the slowest request, the first that was lost … */
  followable: Followable[];
  tookMs: number;
}

export type WorkerMessage =
  | { kind: 'progress'; atMs: number; horizonMs: number; events: number }
  | ({ kind: 'done' } & RunResult)
  | { kind: 'story'; steps: StoryStep[] }
  | { kind: 'judged'; judged: Judged[] }
  | { kind: 'failed'; reason: string };
