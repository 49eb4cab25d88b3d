import 'server-only';
import { z } from 'zod';
import { IdSchema } from '@/core/contracts/diagram-schema';
import {
  OutcomeSchema,
  PredictionSchema,
  type RememberedPrediction,
} from '@/core/contracts/prediction-schema';
import { signedInViewer } from '@/server/auth/guards';
import { loadMission } from '@/server/content/missions';
import { insertPrediction, selectPredictions } from '@/server/data/predictions';
import { notFound } from '@/server/errors';

export const SavePredictionSchema = z.strictObject({
  mission: IdSchema,
  scenario: IdSchema,
  prediction: PredictionSchema.nullable(),
  outcome: OutcomeSchema.nullable(),
});

/** Remembers what the viewer expected of a scenario of a mission; refuses scenarios that do not exist. */
export async function savePrediction(input: z.infer<typeof SavePredictionSchema>): Promise<void> {
  await signedInViewer();
  const { mission, ...entry } = input;
  const loaded = await loadMission(mission);
  if (!loaded?.mission.scenarios.some(({ id }) => id === entry.scenario)) {
    throw notFound(`no scenario ${entry.scenario} of ${mission}`);
  }
  await insertPrediction(mission, entry);
}

/** The viewer's predictions of a mission, oldest first. */
export function loadPredictions(mission: string): Promise<RememberedPrediction[]> {
  return selectPredictions(mission);
}
