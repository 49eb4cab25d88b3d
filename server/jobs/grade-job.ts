import type { Diagram } from '@/core/diagram/diagram-schema';
import type { GradeReport } from '@/core/grading/grade-report';
import type { Mission } from '@/core/missions/mission-schema';

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

/** Its answer. */
export type GradeAnswer = { id: number; report: GradeReport } | { id: number; error: string };
