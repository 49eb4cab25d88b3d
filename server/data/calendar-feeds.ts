import 'server-only';
import { termsWith } from '@/core/classes/terms';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { ms, termsOf } from './tries';

/** Something due, for a calendar; instants in ms since 1970. */
export interface DueDate {
  id: string;
  cohortId: string;
  title: string;
  className: string;
  dueAt: number;
  changedAt: number;
}

/** Gives the viewer a calendar address in place of the one before, if there was any. */
export async function replaceCalendarFeed(tokenHash: string): Promise<void> {
  const viewer = await signedInViewer();
  await db().calendarFeed.upsert({
    where: { userId: viewer.id },
    create: { userId: viewer.id, tokenHash },
    update: { tokenHash, createdAt: new Date() },
  });
}

/** Whether the viewer has a calendar address. */
export async function hasCalendarFeed(): Promise<boolean> {
  const viewer = await signedInViewer();
  return (await db().calendarFeed.count({ where: { userId: viewer.id } })) > 0;
}

/** Ends the viewer's calendar address. */
export async function deleteCalendarFeed(): Promise<void> {
  const viewer = await signedInViewer();
  await db().calendarFeed.deleteMany({ where: { userId: viewer.id } });
}

/** What is due for whoever a calendar address belongs to; null for an unknown one. The token is the permission. */
export async function selectOptionalDueDates(tokenHash: string): Promise<DueDate[] | null> {
  const feed = await db().calendarFeed.findUnique({
    where: { tokenHash },
    select: { userId: true },
  });
  if (feed === null) return null;
  const rows = await db().assignment.findMany({
    where: {
      cohort: { archivedAt: null, members: { some: { userId: feed.userId, status: 'active' } } },
    },
    include: {
      cohort: { select: { name: true } },
      extensions: { where: { userId: feed.userId } },
    },
  });
  return rows.flatMap(({ cohort, extensions, ...row }) => {
    const one = extensions[0];
    const { dueAt } = termsWith(
      termsOf(row),
      one ? { dueAt: ms(one.dueAt), closesAt: ms(one.closesAt), attempts: one.attempts } : null,
    );
    if (dueAt === null) return [];
    const { id, cohortId, title, createdAt } = row;
    const changedAt = (one?.createdAt ?? createdAt).getTime();
    return [{ id, cohortId, title, className: cohort.name, dueAt, changedAt }];
  });
}
