import type { Mission } from '@/core/contracts/mission-schema';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { firstFailure, grade } from '@/core/grading/grade';
import { gradeOverSeeds } from '@/core/grading/grade-over-seeds';
import { mutantsOf } from '@/core/grading/mutants';
import { problemLines } from '@/server/content/content-error';

const SEED = 'content-check';

export type FailedChecks = { ok: true; failed: string[] } | { ok: false; lines: string[] };

/**
 * Ids of the checks that a diagram fails, in the mission's order; or why it could not be graded. With a `seed` it is graded as
 * learners are, over up to three throws.
 */
export function failedChecks(
  mission: Mission,
  slug: string,
  diagramText: string,
  file: string,
  seed?: string,
): FailedChecks {
  const diagram = parseDiagramFor(mission, diagramText);
  if (!diagram.ok) return { ok: false, lines: problemLines(file, diagram.problems) };
  const input = { mission, missionSlug: slug, diagram: diagram.value, stories: false };
  const report =
    seed === undefined ? grade({ ...input, seed: SEED }) : gradeOverSeeds({ ...input, seed });
  return {
    ok: true,
    failed: report.findings.filter((finding) => !finding.passed).map((finding) => finding.id),
  };
}

/** The first check that the `index`-th mutant of a faultless reference fails; none when it survives. */
export function firstLostCheck(
  mission: Mission,
  slug: string,
  diagramText: string,
  index: number,
): FailedChecks {
  const reference = parseDiagramFor(mission, diagramText);
  const mutant = reference.ok ? mutantsOf(mission, reference.value)[index] : undefined;
  if (!mutant) return { ok: false, lines: [`${slug}: there is no mutant ${index}`] };
  const input = { mission, missionSlug: slug, diagram: mutant.diagram, seed: SEED };
  const lost = firstFailure(input, new Set());
  return { ok: true, failed: lost ? [lost.id] : [] };
}
