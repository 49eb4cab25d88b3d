import { loadMission } from '@/server/content/missions';
import { widenInlining } from '@/server/jobs/widen-inlining';
import { failedChecks, firstLostCheck } from './failed-checks';
import type { GradeJob } from './grade-pool';
import { missionFileText } from './mission-folder';

widenInlining();

/** Grades one design after another as the pool sends them; ends when the pool disconnects. */
process.on('message', async ({ slug, file, mutant, seed }: GradeJob) => {
  const loaded = await loadMission(slug);
  if (!loaded) throw new Error(`there is no mission "${slug}"`);
  const text = await missionFileText(slug, file);
  const where = `content/missions/${slug}/${file}`;
  process.send?.(
    mutant === undefined
      ? failedChecks(loaded.mission, slug, text, where, seed)
      : firstLostCheck(loaded.mission, slug, text, mutant),
  );
});
