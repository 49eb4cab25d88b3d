import { DiagramSchema } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import { designUnder, twistedMission } from '@/core/interview/twisted-mission';
import { loadInterview } from '@/server/content/interviews';
import { type LoadedMission, loadMission } from '@/server/content/missions';
import { widenInlining } from '@/server/jobs/widen-inlining';
import { failedChecks, firstLostCheck } from './failed-checks';
import type { GradeJob } from './grade-pool';
import { missionFileText } from './mission-folder';

widenInlining();

/** The mission, changed by a twist of its interview if one is named. */
async function missionUnder({ slug, mission }: LoadedMission, twist: string | undefined) {
  if (twist === undefined) return mission;
  const found = (await loadInterview(slug))?.interview.twists.find(({ id }) => id === twist);
  const changed = found && twistedMission(mission, found);
  if (!changed?.ok) throw new Error(`${slug} has no twist "${twist}"`);
  return changed.value;
}

/** A design as it stands when its mission has changed, as in a round; what is no design is told by whoever reads the text. */
function textUnder(mission: Mission, text: string): string {
  const design = DiagramSchema.safeParse(JSON.parse(text));
  return design.success ? JSON.stringify(designUnder(mission, design.data)) : text;
}

/** Grades one design after another as the pool sends them; ends when the pool disconnects. */
process.on('message', async ({ slug, file, mutant, seed, twist }: GradeJob) => {
  const loaded = await loadMission(slug);
  if (!loaded) throw new Error(`there is no mission "${slug}"`);
  const text = await missionFileText(slug, file);
  const where = `content/missions/${slug}/${file}`;
  if (mutant !== undefined) {
    process.send?.(firstLostCheck(loaded.mission, slug, text, mutant));
    return;
  }
  const mission = await missionUnder(loaded, twist);
  const design = twist === undefined ? text : textUnder(mission, text);
  process.send?.(failedChecks(mission, slug, design, where, seed));
});
