'use server';

import { z } from 'zod';
import { defineAction } from '@/server/action';
import { deleteCalendarFeed } from '@/server/data/calendar-feeds';
import { makeCalendarAddress } from '@/server/services/calendar';
import { joinCohort, leaveCohort } from '@/server/services/cohorts';
import { takePlace } from '@/server/services/roster-places';

const NothingSchema = z.strictObject({});

const join = defineAction({ who: 'user', input: z.string().max(100), run: joinCohort });
export async function joinClassAction(code: string) {
  return join(code);
}

const leave = defineAction({ who: 'user', input: z.uuid(), run: leaveCohort });
export async function leaveClassAction(cohortId: string) {
  return leave(cohortId);
}

const TokenSchema = z.string().regex(/^[\w-]{43}$/);
const place = defineAction({ who: 'user', input: TokenSchema, run: takePlace });
export async function takePlaceAction(token: string) {
  return place(token);
}

const calendar = defineAction({
  who: 'user',
  input: NothingSchema,
  run: () => makeCalendarAddress(),
});
export async function makeCalendarAction(nothing: z.input<typeof NothingSchema>) {
  return calendar(nothing);
}

const endCalendar = defineAction({
  who: 'user',
  input: NothingSchema,
  run: () => deleteCalendarFeed(),
});
export async function endCalendarAction(nothing: z.input<typeof NothingSchema>) {
  return endCalendar(nothing);
}
