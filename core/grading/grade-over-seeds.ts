import type { Figure, GradeReport } from '../contracts/grade-report';
import { type GradeInput, grade } from './grade';
import { tally } from './tally';

/** How near to its limit a figure may lie before one throw of the dice is not enough. */
const NEAR = 0.05;

const MORE_SEEDS = 2;

/** Whether a figure lies within 5 % of its limit, on either side; one that meets a count exactly leaves nothing to chance. */
export function isNearLimit({ value, limit }: Figure): boolean {
  if (typeof value !== 'number' || limit === null || value === limit || limit === 0) return false;
  return Math.abs(value / limit - 1) <= NEAR;
}

/**
 * Grades a diagram as `grade` does. When a check is passed with a figure within 5 % of its limit, the diagram is graded with
 * two more seeds, derived from the first, and the check is passed only if it is with all three: luck is not a design. The
 * report keeps the runs of the first seed.
 */
export function gradeOverSeeds(input: GradeInput): GradeReport {
  const report = grade(input);
  const close = new Set(
    report.findings
      .filter((finding) => finding.passed && finding.figures.some(isNearLimit))
      .map((finding) => finding.id),
  );
  if (close.size === 0) return report;
  const events = report.scenarios.reduce((sum, run) => sum + run.events, 0);
  const others = Array.from({ length: MORE_SEEDS }, (_, i) =>
    grade({
      ...input,
      seed: `${input.seed}/${i + 2}`,
      onProgress: (progress) =>
        input.onProgress?.({
          ...progress,
          number: progress.number + progress.of * (i + 1),
          of: progress.of * (MORE_SEEDS + 1),
          // Runs of one design differ little in length.
          events: progress.events + events * (i + 1),
        }),
    }),
  );
  const findings = report.findings.map((finding) => {
    if (!close.has(finding.id)) return finding;
    const failed = others
      .map((other) => other.findings.find((candidate) => candidate.id === finding.id))
      .find((other) => other?.passed === false);
    if (!failed) return finding;
    const message = `${failed.message} (Close to the limit it takes luck: of three runs with different chances not all held.)`;
    return { ...failed, message };
  });
  return { ...report, ...tally(input.mission, findings), findings };
}
