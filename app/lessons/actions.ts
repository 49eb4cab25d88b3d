'use server';

import type { z } from 'zod';
import { defineAction } from '@/server/action';
import { ReadingSchema, syncReading } from '@/server/services/reading';

const sync = defineAction({ who: 'user', input: ReadingSchema, run: syncReading });

export async function syncReadingAction(input: z.input<typeof ReadingSchema>) {
  return sync(input);
}
