'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import { selectStanding } from '@/server/services/standing';

const NothingSchema = z.strictObject({});
const standing = defineAction({ who: 'anyone', input: NothingSchema, run: () => selectStanding() });

/** Where the viewer or visitor stands with missions and quizzes, for the marks in lists. */
export async function standingAction(input: z.input<typeof NothingSchema>) {
  return standing(input);
}
