import 'server-only';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import { canonicalForm } from '@/core/diagram/canonical-form';
import type { Grades } from '@/core/interview/judge-drawing';
import { gradesWanted, judgeRound } from '@/core/interview/judge-round';
import { rulesVersion } from '@/core/missions/rules-version';
import { loadInterview } from '@/server/content/interviews';
import { boss, QUEUE } from '@/server/data/job-queue';
import { endJudging, selectUnjudgedRound } from '@/server/data/rounds';
import { gradingSeed } from '@/server/secrets';
import { gradePool } from './grade-pool';

/** Equal designs of one mission are judged with equal dice, which nobody outside knows. */
function seedOf(mission: Mission, diagram: Diagram): string {
  return gradingSeed(`${rulesVersion(mission)}\n${canonicalForm(mission, diagram).text}`);
}

/** Judges a finished round: all gradings that its report needs, and the report. Does nothing when it is judged already. */
export async function judgeFinished(id: string): Promise<void> {
  const round = await selectUnjudgedRound(id);
  if (round === null) return;
  const loaded = await loadInterview(round.mission);
  if (loaded === null) {
    return endJudging(id, { problem: 'The interview over this mission does not exist any more.' });
  }
  const { slug, mission, interview } = loaded;
  const world = { mission, interview, seed: round.seed };
  const made = await Promise.all(
    gradesWanted(world, round.state).map(async (wanted) => {
      const { key, diagram } = wanted;
      const seed = seedOf(wanted.mission, diagram);
      const input = { mission: wanted.mission, missionSlug: slug, diagram, seed };
      return [key, await gradePool().grade(input)] as const;
    }),
  );
  const grades: Grades = Object.fromEntries(made);
  await endJudging(id, { report: judgeRound(world, slug, round.state, grades) });
}

/** Judges rounds in this process as they end, one after another: the pool below uses the cores. */
export async function startJudging(): Promise<void> {
  const queue = await boss();
  await queue.work<{ id: string }>(
    QUEUE.round,
    { batchSize: 1, pollingIntervalSeconds: 0.5 },
    async ([job]) => {
      if (job) await judgeFinished(job.data.id);
    },
  );
}
