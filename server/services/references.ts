import 'server-only';
import { z } from 'zod';
import { type Diagram, IdSchema } from '@/core/contracts/diagram-schema';
import {
  dueReferences,
  type Merit,
  type Reference,
  stagesPassed,
} from '@/core/missions/references';
import { signedInViewer } from '@/server/auth/guards';
import { type LoadedMission, loadMission } from '@/server/content/missions';
import { loadReferences } from '@/server/content/references';
import { loadWalkthrough } from '@/server/content/walkthroughs';
import { selectOptionalDraft } from '@/server/data/drafts';
import { insertGivenUp, selectGivenUp } from '@/server/data/given-up';
import { selectOwnStages } from '@/server/data/own-stages';
import { selectLatestDesigns } from '@/server/data/submissions';
import { AppError, notFound } from '@/server/errors';

/** Gives a mission up, to see its references. */
export const GiveUpSchema = z.strictObject({ mission: IdSchema });

/** What the viewer may see of a mission's references. */
export interface References {
  due: Reference[];
  /** Stages whose references are kept back, from 1, each once. */
  keptBack: number[];
  /** How the mission is talked through, as Markdown; null when it is not written, or not due. */
  walkthrough: string | null;
  stagesPassed: number;
  /** When the mission was given up, ISO 8601, UTC; null when it was not. */
  gaveUpAt: string | null;
  /** What the viewer drew last, else what they handed in last; null when there is neither. */
  own: Diagram | null;
}

async function meritOf(mission: string): Promise<Merit & { gaveUpAt: string | null }> {
  const [stages, givenUp] = await Promise.all([selectOwnStages(mission), selectGivenUp()]);
  const gaveUpAt = givenUp.get(mission) ?? null;
  return { stagesPassed: stagesPassed(stages), gaveUp: gaveUpAt !== null, gaveUpAt };
}

/** The references of a mission that are due to the viewer, and what is kept back; theirs to see by what they did alone. */
export async function selectReferences({ slug, mission }: LoadedMission): Promise<References> {
  await signedInViewer();
  const [all, walkthrough, { gaveUpAt, ...merit }, draft, latest] = await Promise.all([
    loadReferences(slug, mission),
    loadWalkthrough(slug),
    meritOf(slug),
    selectOptionalDraft(slug),
    selectLatestDesigns(),
  ]);
  const due = dueReferences(all, merit);
  // It speaks of the whole design, so it is due with the references that keep every stage.
  const whole = { stage: mission.stages.length };
  const told = walkthrough !== null && dueReferences([whole], merit).length > 0;
  const keptBack = all.filter((reference) => !due.includes(reference)).map(({ stage }) => stage);
  return {
    due: due.map(({ stage, title, why, diagram }) => ({ stage, title, why, diagram })),
    walkthrough: told ? walkthrough.body : null,
    keptBack: [...new Set(keptBack)].sort((a, b) => a - b),
    stagesPassed: merit.stagesPassed,
    gaveUpAt,
    own: draft?.diagram ?? latest.get(slug) ?? null,
  };
}

/** How many references of a mission are due to the viewer. */
export async function countDueReferences({ slug, mission }: LoadedMission): Promise<number> {
  await signedInViewer();
  const [all, merit] = await Promise.all([loadReferences(slug, mission), meritOf(slug)]);
  return dueReferences(all, merit).length;
}

/** Notes that the viewer gives a mission up. Throws `conflict` when there is nothing kept back from them. */
export async function giveUp({ mission: slug }: z.infer<typeof GiveUpSchema>): Promise<void> {
  await signedInViewer();
  const loaded = await loadMission(slug);
  if (loaded === null) throw notFound(`no mission ${slug}`);
  const all = await loadReferences(slug, loaded.mission);
  if (dueReferences(all, await meritOf(slug)).length === all.length) {
    throw new AppError('conflict', `nothing of ${slug} is kept back`, 'You can see them all.');
  }
  await insertGivenUp(slug);
}
