import type { Mission } from '@/core/contracts/mission-schema';
import { promiseOf } from '@/core/missions/promise';
import type { MissionNames, ReportTitles } from './grade-view';
import type { ReadableReport } from './stage-summary';

/** What a mission's scenarios and promises are called, and how long its scenarios look. */
export const missionNames = (
  mission: Pick<Mission, 'stages' | 'scenarios'> | undefined,
): MissionNames => ({
  scenarios: Object.fromEntries(mission?.scenarios.map((s) => [s.id, s.title]) ?? []),
  horizons: Object.fromEntries(mission?.scenarios.map((s) => [s.id, s.horizonMs]) ?? []),
  promises: Object.fromEntries(
    (mission?.stages ?? []).flatMap(({ checks }) =>
      checks.map((check) => [check.id, promiseOf(check)]),
    ),
  ),
});

/** What a report's stages, scenarios and promises are called; numbers and ids stand in for what the mission no longer has. */
export function reportTitles(
  mission: Pick<Mission, 'stages' | 'scenarios'> | undefined,
  report: ReadableReport,
): ReportTitles {
  const stageCount = Math.max(...report.findings.map((finding) => finding.stage));
  return {
    stages: Array.from(
      { length: stageCount },
      (_, index) => mission?.stages[index]?.title ?? `Stage ${index + 1}`,
    ),
    ...missionNames(mission),
  };
}
