import type { Diagram } from '@/core/contracts/diagram-schema';
import type { GradeReport } from '@/core/contracts/grade-report';
import type { Mission } from '@/core/contracts/mission-schema';
import type { GradeProgress } from '@/core/grading/grade';

/** What is graded. */
export interface GradeInput {
  mission: Mission;
  missionSlug: string;
  diagram: Diagram;
  seed: string;
}

/** A message to the worker. */
export interface GradeJob {
  id: number;
  input: GradeInput;
}

/** Its answers: how far it has come, again and again, and then one of the other two. */
export type GradeAnswer =
  | { id: number; progress: GradeProgress }
  | { id: number; report: GradeReport }
  | { id: number; error: string };
