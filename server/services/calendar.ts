import 'server-only';
import { calendarText } from '@/core/classes/calendar';
import { callerAddress } from '@/server/auth/caller';
import { signedInViewer } from '@/server/auth/guards';
import { giveBack, spend } from '@/server/auth/rate-limits';
import { newToken, tokenHashOf } from '@/server/auth/token';
import { replaceCalendarFeed, selectOptionalDueDates } from '@/server/data/calendar-feeds';
import { notFound } from '@/server/errors';
import { siteAddress } from '@/server/site-address';

/** Makes a calendar address for the viewer; the one before leads nowhere from then on. It is told this once and never again. */
export async function makeCalendarAddress(): Promise<{ url: string }> {
  await spend('shareLink', (await signedInViewer()).id);
  const { token, tokenHash } = newToken();
  await replaceCalendarFeed(tokenHash);
  return { url: `${siteAddress()}/calendar/${token}` };
}

/** The calendar under an address; throws `not-found` for any other. Guessing is slowed by address. */
export async function readCalendar(token: string): Promise<string> {
  const address = await callerAddress();
  await spend('oneTimeLink', address);
  const tokenHash = tokenHashOf(token);
  const dates = tokenHash === null ? null : await selectOptionalDueDates(tokenHash);
  if (dates === null) throw notFound('an unknown calendar');
  await giveBack('oneTimeLink', address);
  const entries = dates.map(({ id, cohortId, title, className, dueAt, changedAt }) => ({
    uid: `${id}@backpressure`,
    at: dueAt,
    changedAt,
    summary: `Due: ${title}`,
    description: className,
    url: `${siteAddress()}/classes/${cohortId}`,
  }));
  return calendarText('Backpressure', entries);
}
