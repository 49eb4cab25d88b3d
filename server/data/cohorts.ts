import 'server-only';
import { type ClassRole, STAFF_ROLES } from '@/core/access/class-powers';
import { instructorViewer, signedInViewer } from '@/server/auth/guards';
import { getViewer } from '@/server/auth/viewer';
import { db } from '@/server/db';
import { audit } from './audit';
import { classSubject, refuseArchived, requireClass } from './class-access';
import { staffedBy } from './teaching';

/** A class in the list of its staff. */
export interface TaughtCohort {
  id: string;
  name: string;
  joinCode: string;
  archived: boolean;
  invented: boolean;
  learners: number;
  assignments: number;
  /** What the viewer is in it; null for an admin who does not belong to it. */
  role: ClassRole | null;
}

/** Makes a class owned by the viewer; refuses learners. */
export async function insertCohort(
  name: string,
  joinCode: string,
  timeZone: string,
): Promise<{ id: string }> {
  const viewer = await instructorViewer();
  return db().$transaction(async (tx) => {
    const { id } = await tx.cohort.create({
      data: { name, joinCode, timeZone, members: { create: { userId: viewer.id, role: 'owner' } } },
      select: { id: true },
    });
    await audit(tx, { actor: viewer, action: 'class-made', subject: { kind: 'class', id, name } });
    return { id };
  });
}

/** Whether the viewer is an instructor or admin, or on the staff of any class. */
export async function teachesAnything(): Promise<boolean> {
  const viewer = await getViewer();
  if (viewer === null) return false;
  if (viewer.role !== 'learner') return true;
  const count = await db().cohortMember.count({
    where: { userId: viewer.id, status: 'active', role: { in: [...STAFF_ROLES] } },
  });
  return count > 0;
}

/** The classes whose pages for staff are open to the viewer (an admin: all), running ones first, by name. */
export async function selectTaughtCohorts(): Promise<TaughtCohort[]> {
  const viewer = await signedInViewer();
  const rows = await db().cohort.findMany({
    where: staffedBy(viewer),
    orderBy: [{ archivedAt: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }],
    select: {
      id: true,
      name: true,
      joinCode: true,
      archivedAt: true,
      invented: true,
      members: { where: { userId: viewer.id, status: 'active' }, select: { role: true } },
      _count: {
        select: {
          members: { where: { role: 'learner', status: 'active' } },
          assignments: true,
        },
      },
    },
  });
  return rows.map(({ _count, members, archivedAt, ...row }) => ({
    ...row,
    archived: archivedAt !== null,
    learners: _count.members,
    assignments: _count.assignments,
    role: members[0]?.role ?? null,
  }));
}

/** The classes the viewer learns in, by name. */
export async function selectOwnCohorts(): Promise<{ id: string; name: string }[]> {
  const viewer = await signedInViewer();
  return db().cohort.findMany({
    where: { members: { some: { userId: viewer.id, role: 'learner', status: 'active' } } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
}

/** Changes name, time zone and retention time of a class. */
export async function updateCohort(
  id: string,
  data: { name: string; timeZone: string; retentionDays: number },
): Promise<void> {
  const open = await requireClass(id, 'settings');
  const { viewer, cohort } = open;
  const { name, timeZone, retentionDays } = cohort;
  await db().$transaction(async (tx) => {
    await tx.cohort.update({ where: { id }, data, select: { id: true } });
    await audit(tx, {
      actor: viewer,
      action: 'class-changed',
      subject: classSubject(cohort),
      before: { name, timeZone, retentionDays },
      after: data,
    });
  });
}

/** Changes the way into a class: its code, whether it lets anybody in, and until when. */
export async function updateJoining(
  id: string,
  data: { joinCode?: string; joinOpen?: boolean; joinExpiresAt?: Date | null },
): Promise<void> {
  const open = await requireClass(id, 'settings');
  refuseArchived(open);
  const { viewer, cohort } = open;
  await db().$transaction(async (tx) => {
    await tx.cohort.update({ where: { id }, data, select: { id: true } });
    // The code is as good as a key; that it was changed is told, not what it is.
    const { joinCode, joinExpiresAt, ...rest } = data;
    await audit(tx, {
      actor: viewer,
      action: 'join-changed',
      subject: classSubject(cohort),
      after: {
        ...rest,
        ...(joinCode === undefined ? {} : { code: 'new' }),
        ...(joinExpiresAt === undefined ? {} : { until: joinExpiresAt?.toISOString() ?? null }),
      },
    });
  });
}

/** Ends a class, or lets it go on. Nobody joins or hands in to a class that is over. */
export async function setArchived(id: string, archived: boolean): Promise<void> {
  const { viewer, cohort } = await requireClass(id, 'settings');
  await db().$transaction(async (tx) => {
    await tx.cohort.updateMany({
      where: { id, archivedAt: archived ? null : { not: null } },
      data: { archivedAt: archived ? new Date() : null },
    });
    await audit(tx, {
      actor: viewer,
      action: archived ? 'class-archived' : 'class-reopened',
      subject: classSubject(cohort),
    });
  });
}

/** Removes a class with its assignments and results. What learners made stays theirs; invented ones go with it. */
export async function deleteCohort(id: string): Promise<void> {
  const { viewer, cohort } = await requireClass(id, 'own');
  await db().$transaction(async (tx) => {
    if (cohort.invented) {
      await tx.user.deleteMany({
        where: { invented: true, memberships: { some: { cohortId: id } } },
      });
    }
    await tx.cohort.delete({ where: { id }, select: { id: true } });
    await audit(tx, { actor: viewer, action: 'class-deleted', subject: classSubject(cohort) });
  });
}
