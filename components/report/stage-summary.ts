import type { Finding, GradeReport } from '@/core/contracts/grade-report';

/** A report as a reader sees it: with the grading seed for those who may replay the grade. */
export type ReadableReport = Omit<GradeReport, 'seed'> & Partial<Pick<GradeReport, 'seed'>>;

/** One stage of a report: its findings and whether all of them passed. */
export interface StageSummary {
  stage: number;
  title: string;
  findings: Finding[];
  complete: boolean;
  earned: number;
  total: number;
}

/** The findings of a report by stage, in order. `titles` are the mission's stage titles. */
export function stageSummaries(report: ReadableReport, titles: readonly string[]): StageSummary[] {
  return titles.map((title, index) => {
    const findings = report.findings.filter((f) => f.stage === index + 1);
    return {
      stage: index + 1,
      title,
      findings,
      complete: findings.length > 0 && findings.every((f) => f.passed),
      earned: findings.reduce((sum, f) => sum + (f.passed ? f.points : 0), 0),
      total: findings.reduce((sum, f) => sum + f.points, 0),
    };
  });
}

/** How many stages are complete, counted while every earlier one is complete too. */
export function completeStages(stages: readonly StageSummary[]): number {
  const firstOpen = stages.findIndex((stage) => !stage.complete);
  return firstOpen === -1 ? stages.length : firstOpen;
}
