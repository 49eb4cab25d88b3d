'use server';

import { z } from 'zod';
import { IdSchema } from '@/core/contracts/diagram-schema';
import { defineAction } from '@/server/action';
import { selectPoints } from '@/server/data/restore-points';
import { MissionHintSchema, nextMissionHint } from '@/server/services/mission-hints';
import {
  loadPredictions,
  SavePredictionSchema,
  savePrediction,
} from '@/server/services/predictions';
import { AddPointSchema, addPoint, loadPoint, removePoint } from '@/server/services/restore-points';

const save = defineAction({ who: 'user', input: SavePredictionSchema, run: savePrediction });
const load = defineAction({ who: 'user', input: IdSchema, run: loadPredictions });
const keepPoint = defineAction({ who: 'user', input: AddPointSchema, run: addPoint });
const points = defineAction({ who: 'user', input: IdSchema, run: selectPoints });
const point = defineAction({ who: 'user', input: z.uuid(), run: loadPoint });
const hint = defineAction({ who: 'anyone', input: MissionHintSchema, run: nextMissionHint });
const dropPoint = defineAction({ who: 'user', input: z.uuid(), run: removePoint });

export async function savePredictionAction(input: z.input<typeof SavePredictionSchema>) {
  return save(input);
}

export async function loadPredictionsAction(mission: string) {
  return load(mission);
}

export async function addPointAction(input: z.input<typeof AddPointSchema>) {
  return keepPoint(input);
}

export async function listPointsAction(mission: string) {
  return points(mission);
}

export async function loadPointAction(id: string) {
  return point(id);
}

export async function removePointAction(id: string) {
  return dropPoint(id);
}

export async function missionHintAction(input: z.input<typeof MissionHintSchema>) {
  return hint(input);
}
