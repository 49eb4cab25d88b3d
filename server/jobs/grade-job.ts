import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Finding, GradeReport } from '@/core/contracts/grade-report';
import type { Mission } from '@/core/contracts/mission-schema';
import type { Decision } from '@/core/explanations/decision';
import type { ReasonVerdict } from '@/core/explanations/experiment';
import type { ReasonId } from '@/core/explanations/reasons';
import type { Simulate } from '@/core/grading/grade';
import type { WantedRun } from '@/core/grading/grade-over-seeds';
import type { EarlierGrade } from '@/core/grading/regrade';

/** What is graded. */
export interface GradeInput {
  mission: Mission;
  missionSlug: string;
  diagram: Diagram;
  seed: string;
}

/** A run of one scenario with one seed, and what came of it. */
export type KnownRun = WantedRun & { outcome: ReturnType<Simulate> };

/** A reason that is to be tried, and what is known of the design that it was given for. */
export interface ReasonGiven {
  decision: Decision;
  reason: ReasonId;
  findings: readonly Finding[];
}

/** What a worker is asked for: one run, the further runs that a grade wants, the report, that of a hand-in graded anew, or the trial of a reason. */
export type GradeTask =
  | { kind: 'run'; wanted: WantedRun }
  | { kind: 'regrade'; was: EarlierGrade; known: readonly KnownRun[] }
  | { kind: 'try'; given: ReasonGiven }
  | { kind: 'further'; known: readonly KnownRun[] }
  | { kind: 'report'; known: readonly KnownRun[] };

/** A message to a worker. */
export interface GradeJob {
  id: number;
  input: GradeInput;
  task: GradeTask;
}

/** Its answers: how far a run has come, again and again, and then one of the others. */
export type GradeAnswer =
  | { id: number; progress: { scenarioId: string; atMs: number; events: number } }
  | { id: number; done: GradeResult }
  | { id: number; error: string };

/** What came of a task; grading anew gives the report, or the next run that it wants. */
export type GradeResult =
  | { kind: 'run'; run: KnownRun }
  | { kind: 'wanted'; wanted: WantedRun }
  | { kind: 'tried'; verdict: ReasonVerdict }
  | { kind: 'further'; wanted: WantedRun[] }
  | { kind: 'report'; report: GradeReport };
