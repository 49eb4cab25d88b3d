import type { ScenarioRun } from './scenario-run';
import type { ToldStory } from './story-step';

/** A number that a verdict rests on, beside the limit it was held against. */
export interface Figure {
  name: string;
  value: number | 'infinite' | null;
  unit: string;
  limit: number | null;
  /** The component that it is of, where a verdict rests on the same number of several. */
  component?: string;
}

/**
 * What a finding's words are made from: ids and numbers, never sentences. Every string is the id of a component or connection,
 * but for those under `flow`, `scenario`, `unit` and `kind`.
 */
export type FindingData = { readonly [key: string]: DataValue };
export type DataValue =
  | number
  | string
  | boolean
  | null
  | readonly DataValue[]
  | { readonly [key: string]: DataValue };

/** What a check found in the learner's own design, before the mission's wording is added. */
export interface Verdict {
  passed: boolean;
  /** False when the run could not be finished and nothing certain came of it: neither kept nor broken. */
  judged: boolean;
  /** Id of what was found, one of the check's own; null in reports of engine 1. */
  cause: string | null;
  data: FindingData;
  /** What happened, in words for the learner, made from cause and data when the design was graded. */
  message: string;
  /** Ids of the components and connections that the message speaks of. */
  components: string[];
  connections: string[];
  figures: Figure[];
  /** The shortest story of a broken promise; null when there is none. */
  counterexample: ToldStory | null;
}

export interface Finding extends Verdict {
  id: string;
  check: string;
  /** Number of the stage the check belongs to, from 1. */
  stage: number;
  points: number;
  /** Why it matters. */
  because: string;
  /** Lesson to read, as `slug#heading`; null when none was named. */
  lesson: string | null;
  /** Id of the finding that broke by the same cause and is to be fixed first; null when this one stands for itself. */
  followsFrom: string | null;
}

/** The grade of one diagram, replayable from mission version, engine version and seed. */
export interface GradeReport {
  mission: string;
  missionVersion: string;
  engineVersion: string;
  seed: string;
  /** Stage 1 is complete. */
  passed: boolean;
  score: { earned: number; total: number };
  /** Complete stages beyond the first, counted while every earlier stage is complete. */
  stars: number;
  findings: Finding[];
  scenarios: ScenarioRun[];
  /** By scenario the throw of the dice, from 2, whose run is shown because it decided; absent where the first is. */
  throws?: Record<string, number>;
}
