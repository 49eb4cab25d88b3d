'use server';

import type { z } from 'zod';
import { IdSchema } from '@/core/diagram/diagram-schema';
import { defineAction } from '@/server/action';
import {
  loadPredictions,
  SavePredictionSchema,
  savePrediction,
} from '@/server/services/predictions';

const save = defineAction({ who: 'user', input: SavePredictionSchema, run: savePrediction });
const load = defineAction({ who: 'user', input: IdSchema, run: loadPredictions });

export async function savePredictionAction(input: z.input<typeof SavePredictionSchema>) {
  return save(input);
}

export async function loadPredictionsAction(mission: string) {
  return load(mission);
}
