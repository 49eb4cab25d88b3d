import type { Diagram } from '../contracts/diagram-schema';
import type { Finding } from '../contracts/grade-report';
import type { Mission, MissionCheck } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { checksOf, contextOf, judge } from './grade';
import { linkFindings, type RootedFinding } from './link-findings';

/** A check asked for a run that has not been made yet. */
class NotRunYet extends Error {}

/** A promise and what the runs say about it; null as long as a run of it is missing. */
export interface Judged {
  id: string;
  stage: number;
  finding: Finding | null;
}

/**
 * Judges what can be judged from the runs there are: every check of every stage in the mission's order. The runs are of
 * this diagram as it was drawn; nothing is simulated, and no stories are told.
 */
export function judgeKnown(input: {
  mission: Mission;
  missionSlug: string;
  diagram: Diagram;
  seed: string;
  runs: readonly ScenarioRun[];
}): Judged[] {
  const { mission, runs, ...rest } = input;
  const context = contextOf(
    {
      ...rest,
      mission,
      stories: false,
      simulate({ scenarioId }) {
        throw new NotRunYet(scenarioId);
      },
    },
    new Map(runs.map((run) => [run.id, run])),
  );
  const known = (check: MissionCheck, stage: number): RootedFinding[] => {
    try {
      return [judge(context, check, stage)];
    } catch (error) {
      if (error instanceof NotRunYet) return [];
      throw error;
    }
  };
  const checks = checksOf(mission);
  const findings = new Map(
    linkFindings(checks.flatMap(({ entry, stage }) => known(entry, stage))).map((finding) => [
      finding.id,
      finding,
    ]),
  );
  return checks.map(({ entry: { id }, stage }) => ({
    id,
    stage,
    finding: findings.get(id) ?? null,
  }));
}
