import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { grade } from '@/core/grading/grade';
import type { Mission } from '@/core/missions/mission-schema';
import { problemLines } from '@/server/content/content-error';

export type FailedChecks = { ok: true; failed: string[] } | { ok: false; lines: string[] };

/** Ids of the checks that a diagram fails, in the mission's order; or why it could not be graded. */
export function failedChecks(
  mission: Mission,
  slug: string,
  diagramText: string,
  file: string,
): FailedChecks {
  const diagram = parseDiagramFor(mission, diagramText);
  if (!diagram.ok) return { ok: false, lines: problemLines(file, diagram.problems) };
  const report = grade({
    mission,
    missionSlug: slug,
    diagram: diagram.value,
    seed: 'content-check',
  });
  return {
    ok: true,
    failed: report.findings.filter((finding) => !finding.passed).map((finding) => finding.id),
  };
}
