import type { Diagram } from '../contracts/diagram-schema';
import type { Finding } from '../contracts/grade-report';
import type { Mission } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
import { grade } from './grade';

/** A check asked for a run that has not been made yet. */
class NotRunYet extends Error {}

/**
 * Judges what can be judged from the runs there are: every check of every stage in the mission's order, null where a
 * scenario has not been run yet. The runs are of this diagram; nothing is simulated, and no stories are told.
 */
export function judgeKnown(input: {
  mission: Mission;
  missionSlug: string;
  diagram: Diagram;
  seed: string;
  runs: readonly ScenarioRun[];
}): { id: string; stage: number; finding: Finding | null }[] {
  const { mission, runs, ...rest } = input;
  const judge = (stage: Mission['stages'][number], check: (typeof stage.checks)[number]) => {
    try {
      const { findings } = grade({
        ...rest,
        mission: { ...mission, stages: [{ ...stage, checks: [check] }] },
        stories: false,
        simulate({ scenarioId }) {
          const run = runs.find(({ id }) => id === scenarioId);
          if (!run) throw new NotRunYet(scenarioId);
          return { run };
        },
      });
      return findings[0] ?? null;
    } catch (error) {
      if (error instanceof NotRunYet) return null;
      throw error;
    }
  };
  return mission.stages.flatMap((stage, index) =>
    stage.checks.map((check) => {
      const finding = judge(stage, check);
      const number = index + 1;
      return { id: check.id, stage: number, finding: finding && { ...finding, stage: number } };
    }),
  );
}
