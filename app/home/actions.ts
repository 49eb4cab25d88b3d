'use server';

import { defineAction } from '@/server/action';
import { selectWeek, ZoneSchema } from '@/server/services/review';

const week = defineAction({ who: 'user', input: ZoneSchema, run: selectWeek });

/** How far the viewer has come with this week's reviews, by the days of their zone. */
export async function weekAction(input: { zone: string }) {
  return week(input);
}
