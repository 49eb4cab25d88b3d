import type { ScenarioRun } from './scenario-run';

/** A number that a verdict rests on, beside the limit it was held against. */
export interface Figure {
  name: string;
  value: number | 'infinite' | null;
  unit: string;
  limit: number | null;
}

/** What a check found in the learner's own design, before the mission's wording is added. */
export interface Verdict {
  passed: boolean;
  /** What happened, in words for the learner. */
  message: string;
  /** Ids of the components and connections that the message speaks of. */
  components: string[];
  connections: string[];
  figures: Figure[];
  /** The shortest story of a broken promise, one line per step; null when there is none. */
  counterexample: string[] | null;
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
}
