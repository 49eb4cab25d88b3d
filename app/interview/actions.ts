'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import {
  ActSchema,
  actInRound,
  BeginRoundSchema,
  beginOwnRound,
  isRoundJudged,
} from '@/server/services/rounds';

const begin = defineAction({ who: 'user', input: BeginRoundSchema, run: beginOwnRound });
const act = defineAction({ who: 'user', input: ActSchema, run: actInRound });
const judged = defineAction({ who: 'user', input: z.uuid(), run: isRoundJudged });

export async function beginRoundAction(input: z.input<typeof BeginRoundSchema>) {
  return begin(input);
}

export async function actInRoundAction(input: z.input<typeof ActSchema>) {
  return act(input);
}

export async function isRoundJudgedAction(id: string) {
  return judged(id);
}
