import type { Finding, GradeReport } from '../contracts/grade-report';

/** What engine 1 did not know of a finding. */
const UNKNOWN_TO_ENGINE_1 = { judged: true, cause: null, data: {}, followsFrom: null } as const;

type StoredReport = Omit<GradeReport, 'findings'> & {
  findings: (Omit<Finding, keyof typeof UNKNOWN_TO_ENGINE_1> & Partial<Finding>)[];
};

/** A stored report of any engine as a report of today: what was not known then is filled in, what was said stays. */
export function readReport(stored: unknown): GradeReport {
  const report = stored as StoredReport;
  return {
    ...report,
    findings: report.findings.map((finding) => ({ ...UNKNOWN_TO_ENGINE_1, ...finding })),
  };
}
