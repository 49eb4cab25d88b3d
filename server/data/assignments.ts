import 'server-only';
import type { ReleaseTerms } from '@/core/classes/release';
import type { ActivityKind, Terms } from '@/core/classes/terms';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { audit } from './audit';
import { classSubject, type OpenClass, refuseArchived, requireClass } from './class-access';
import { isUniqueViolation } from './prisma-errors';
import { addUpPoints, portions, settleAll, settleOne } from './results';
import { termsOf } from './tries';

/** An assignment's terms with their instants as `At`. */
interface TermsAt<At> extends Omit<Terms, 'opensAt' | 'dueAt' | 'closesAt'> {
  opensAt: At | null;
  dueAt: At | null;
  closesAt: At | null;
  timeZone: string;
  release: ReleaseTerms['release'];
  releaseAt: At | null;
  anonymous: boolean;
}

/** What is stored of an assignment's terms. */
export type TermsData = TermsAt<Date>;

/** An assignment as pages have it; instants in ISO 8601, UTC. */
export interface AssignmentRow extends TermsAt<string> {
  id: string;
  cohortId: string;
  kind: ActivityKind;
  slug: string;
  title: string;
  version: string | null;
  /** When staff released the results; null until then. */
  releasedAt: string | null;
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

type Stored = Prisma.AssignmentGetPayload<object>;

/** A stored assignment as pages have it. */
export function assignmentOf(row: Stored): AssignmentRow {
  const { position: _, createdAt: __, sections: ___, ...rest } = row;
  return {
    ...rest,
    opensAt: iso(row.opensAt),
    dueAt: iso(row.dueAt),
    closesAt: iso(row.closesAt),
    releaseAt: iso(row.releaseAt),
    releasedAt: iso(row.releasedAt),
  };
}

const ORDER = [{ position: 'asc' }, { id: 'asc' }] as const;

/** The assignments of a class whose pages for staff are open to the viewer, in their order. */
export async function selectAssignments(cohortId: string): Promise<AssignmentRow[]> {
  await requireClass(cohortId, 'look');
  const rows = await db().assignment.findMany({ where: { cohortId }, orderBy: [...ORDER] });
  return rows.map(assignmentOf);
}

const told = (data: TermsData): Prisma.InputJsonObject => ({
  ...data,
  opensAt: iso(data.opensAt),
  dueAt: iso(data.dueAt),
  closesAt: iso(data.closesAt),
  releaseAt: iso(data.releaseAt),
});

const SETTLING = { timeout: 60_000 };

/** Sets something to a class, and counts what was handed in since its learners joined. Refuses to set it twice. */
export async function insertAssignment(
  cohortId: string,
  activity: Pick<Stored, 'kind' | 'slug' | 'title' | 'version' | 'sections'>,
  terms: TermsData,
): Promise<{ id: string }> {
  const open = await requireClass(cohortId, 'assign');
  refuseArchived(open);
  try {
    return await db().$transaction(async (tx) => {
      const last = await tx.assignment.aggregate({ where: { cohortId }, _max: { position: true } });
      const position = (last._max.position ?? -1) + 1;
      const { id } = await tx.assignment.create({
        data: { cohortId, ...activity, ...terms, position },
        select: { id: true },
      });
      await settleAll(tx, id);
      await audit(tx, {
        actor: open.viewer,
        action: 'assignment-set',
        subject: classSubject(open.cohort),
        after: { assignment: id, title: activity.title, ...told(terms) },
      });
      return { id };
    }, SETTLING);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const reader = 'This is set to the class already. Change its terms instead.';
    throw new AppError('conflict', 'an assignment that is there', reader);
  }
}

/** An assignment of a class with which the viewer may do this; throws `not-found` or `forbidden`. */
export async function requireAssignment(
  id: string,
  power: 'look' | 'review' | 'assign',
): Promise<{ open: OpenClass; row: Stored }> {
  const row = await db().assignment.findUnique({ where: { id } });
  if (row === null) throw notFound(`no assignment ${id}`);
  return { open: await requireClass(row.cohortId, power), row };
}

/** The terms that an assignment has now; throws unless the viewer may change them. */
export async function selectTerms(
  id: string,
): Promise<Terms & { cohortId: string; timeZone: string }> {
  const { row } = await requireAssignment(id, 'assign');
  return { ...termsOf(row), cohortId: row.cohortId, timeZone: row.timeZone };
}

/** Changes the terms of an assignment; everybody's result follows them. */
export async function updateAssignment(id: string, terms: TermsData): Promise<void> {
  const { open, row } = await requireAssignment(id, 'assign');
  refuseArchived(open);
  await db().$transaction(async (tx) => {
    await tx.assignment.update({ where: { id }, data: terms, select: { id: true } });
    await settleAll(tx, id);
    await audit(tx, {
      actor: open.viewer,
      action: 'assignment-changed',
      subject: classSubject(open.cohort),
      before: told(row),
      after: { assignment: id, title: row.title, ...told(terms) },
    });
  }, SETTLING);
}

/** Takes an assignment away with its results. What was handed in stays with its learners. */
export async function deleteAssignment(id: string): Promise<void> {
  const { open, row } = await requireAssignment(id, 'assign');
  refuseArchived(open);
  await db().$transaction(async (tx) => {
    const results = await tx.result.findMany({
      where: { assignmentId: id },
      select: { userId: true },
    });
    await tx.assignment.delete({ where: { id }, select: { id: true } });
    for (const some of portions(results.map(({ userId }) => userId))) {
      await addUpPoints(tx, row.cohortId, some);
    }
    await audit(tx, {
      actor: open.viewer,
      action: 'assignment-removed',
      subject: classSubject(open.cohort),
      before: { assignment: id, title: row.title },
    });
  }, SETTLING);
}

/** Gives one learner of the class other dates or more tries, or (null) takes that back. Their result follows. */
export async function setExtension(
  assignmentId: string,
  userId: string,
  extension: { dueAt: Date | null; closesAt: Date | null; attempts: number; reason: string } | null,
): Promise<void> {
  const { open, row } = await requireAssignment(assignmentId, 'assign');
  refuseArchived(open);
  const key = { assignmentId_userId: { assignmentId, userId } };
  await db().$transaction(async (tx) => {
    const member = await tx.cohortMember.findFirst({
      where: { cohortId: row.cohortId, userId, role: 'learner', status: 'active' },
      select: { user: { select: { name: true } } },
    });
    if (member === null) throw notFound(`no learner ${userId} of the class`);
    if (extension === null) await tx.extension.deleteMany({ where: { assignmentId, userId } });
    else {
      await tx.extension.upsert({
        where: key,
        create: { assignmentId, userId, ...extension },
        update: extension,
      });
    }
    await settleOne(tx, assignmentId, userId);
    await audit(tx, {
      actor: open.viewer,
      action: extension === null ? 'extension-withdrawn' : 'extension-granted',
      subject: classSubject(open.cohort),
      after: {
        title: row.title,
        member: userId,
        name: member.user.name,
        ...(extension && {
          ...extension,
          dueAt: iso(extension.dueAt),
          closesAt: iso(extension.closesAt),
        }),
      },
    });
  });
}

/** Shows learners their results and what staff said, or holds it back again; for an assignment that is released by hand. */
export async function setReleased(id: string, released: boolean): Promise<void> {
  const { open, row } = await requireAssignment(id, 'assign');
  refuseArchived(open);
  await db().$transaction(async (tx) => {
    const { count } = await tx.assignment.updateMany({
      where: { id, release: 'byHand' },
      data: { releasedAt: released ? new Date() : null },
    });
    if (count === 0) {
      const reader = 'The results of this assignment are not released by hand.';
      throw new AppError('conflict', `assignment ${id} is not released by hand`, reader);
    }
    await audit(tx, {
      actor: open.viewer,
      action: 'results-released',
      subject: classSubject(open.cohort),
      after: { assignment: id, title: row.title, released },
    });
  });
}
