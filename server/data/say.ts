import 'server-only';
import type { TalkTarget } from '@/core/contracts/talk-line';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { requireAssignment } from './assignments';
import { refuseArchived, selectOptionalOpenClass, type Tx } from './class-access';
import { ownWorkOf } from './class-conditions';

/** What is said anew: about one submission, or to everybody of a group. */
export interface NewThread {
  assignmentId: string;
  /** The design on which it is said. */
  submissionId: string;
  /** The group that its author saw; null for a text to one learner. */
  groupKey: string | null;
  /** In the ids of the design, or for a group in those of its shape. */
  target: TalkTarget;
  text: string;
}

const groupChanged = () =>
  new AppError(
    'conflict',
    'a group that the design is not of any more',
    'This design has left the group in the meantime. Nothing was said; look at the page again.',
  );

/** Says something for the class. Refuses a group of which the design is not any more. */
export async function insertStaffThread(said: NewThread): Promise<{ id: string }> {
  const { open } = await requireAssignment(said.assignmentId, 'review');
  refuseArchived(open);
  const { assignmentId, submissionId, groupKey, target, text } = said;
  return db().$transaction(async (tx) => {
    const work = await tx.assignedWork.findFirst({
      where: { assignmentId, submissionId },
      select: {
        submission: {
          select: { currentGrade: { select: { likeness: { select: { key: true } } } } },
        },
      },
    });
    if (work === null) throw notFound(`${submissionId} was not handed in to ${assignmentId}`);
    const key = work.submission?.currentGrade?.likeness?.key;
    if (groupKey !== null && key !== groupKey) throw groupChanged();
    return tx.thread.create({
      data: {
        assignmentId,
        ...(groupKey === null ? { submissionId } : { groupKey, exampleId: submissionId }),
        target: target.kind,
        part: target.part,
        openedById: open.viewer.id,
        comments: { create: { authorId: open.viewer.id, fromStaff: true, text } },
      },
      select: { id: true },
    });
  });
}

/** Asks the staff of a class about a submission of the viewer's that was handed in to it; `aboutId` is a text to their group. */
export async function insertQuestion(
  asked: Omit<NewThread, 'groupKey'> & { aboutId: string | null },
): Promise<{ id: string }> {
  const viewer = await signedInViewer();
  const { assignmentId, submissionId, aboutId, target, text } = asked;
  return db().$transaction(async (tx) => {
    const work = await tx.assignedWork.findFirst({
      where: { assignmentId, ...ownWorkOf(viewer.id, submissionId) },
      select: { id: true },
    });
    if (work === null) throw notFound(`no own work ${submissionId} of ${assignmentId}`);
    if (aboutId !== null) {
      const about = await tx.thread.count({
        where: { id: aboutId, assignmentId, groupKey: { not: null } },
      });
      if (about === 0) throw notFound(`no text ${aboutId} to a group of ${assignmentId}`);
    }
    return tx.thread.create({
      data: {
        assignmentId,
        submissionId,
        aboutId,
        target: target.kind,
        part: target.part,
        openedById: viewer.id,
        asks: true,
        comments: { create: { authorId: viewer.id, fromStaff: false, text } },
      },
      select: { id: true },
    });
  });
}

/** A thread that the viewer takes part in, for the class or as the learner whom it is about; throws `not-found` for any other. */
async function requireThread(tx: Tx, id: string) {
  const viewer = await signedInViewer();
  const thread = await tx.thread.findUnique({
    where: { id },
    select: {
      groupKey: true,
      submission: { select: { userId: true } },
      assignment: { select: { cohortId: true } },
    },
  });
  if (thread === null) throw notFound(`no thread ${id}`);
  return { viewer, thread };
}

/** Which side of a thread the viewer is on. Staff need the power to review, in a class that runs. */
async function sideOn(id: string): Promise<{ viewerId: string; fromStaff: boolean }> {
  const { viewer, thread } = await requireThread(db(), id);
  if (thread.submission?.userId === viewer.id) {
    const { cohortId } = thread.assignment;
    const member = await db().cohortMember.count({
      where: { cohortId, userId: viewer.id, status: 'active', cohort: { archivedAt: null } },
    });
    if (member > 0) return { viewerId: viewer.id, fromStaff: false };
    throw notFound(`thread ${id} is of a class that is over for its learner`);
  }
  const open = await selectOptionalOpenClass(thread.assignment.cohortId);
  if (open === null || !open.powers.review) throw notFound(`thread ${id} is not the viewer's`);
  refuseArchived(open);
  return { viewerId: viewer.id, fromStaff: true };
}

/** Adds a text to a thread. A learner's asks for an answer, one for the class is one. */
export async function insertReply(threadId: string, text: string): Promise<void> {
  const { viewerId, fromStaff } = await sideOn(threadId);
  await db().$transaction(async (tx) => {
    const { count } = await tx.thread.updateMany({
      where: { id: threadId },
      data: { asks: !fromStaff, resolvedAt: null },
    });
    if (count === 0) throw notFound(`thread ${threadId} is gone`);
    const data = { threadId, authorId: viewerId, fromStaff, text };
    await tx.comment.create({ data, select: { id: true } });
  });
}

/** Settles a thread about one submission, or opens it again; either side may. */
export async function setResolved(threadId: string, resolved: boolean): Promise<void> {
  await sideOn(threadId);
  const { count } = await db().thread.updateMany({
    where: { id: threadId, groupKey: null },
    data: { resolvedAt: resolved ? new Date() : null, ...(resolved ? { asks: false } : {}) },
  });
  if (count === 0) throw notFound(`no thread ${threadId} that can be settled`);
}

/** Takes back a text of the viewer's own; a thread without texts goes with it. */
export async function deleteComment(id: string): Promise<void> {
  const viewer = await signedInViewer();
  const found = await db().comment.findFirst({
    where: { id, authorId: viewer.id },
    select: { threadId: true },
  });
  if (found === null) throw notFound(`no own comment ${id}`);
  const { threadId } = found;
  await sideOn(threadId);
  await db().$transaction(async (tx) => {
    await tx.comment.deleteMany({ where: { id, authorId: viewer.id } });
    const last = await tx.comment.findFirst({
      where: { threadId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: { fromStaff: true },
    });
    if (last === null) await tx.thread.deleteMany({ where: { id: threadId } });
    else {
      await tx.thread.updateMany({
        where: { id: threadId, resolvedAt: null },
        data: { asks: !last.fromStaff },
      });
    }
  });
}

/** Notes that the viewer has read these threads now. Those that do not exist, or are not theirs, are left out. */
export async function markRead(threadIds: readonly string[]): Promise<void> {
  const viewer = await signedInViewer();
  await db().$executeRaw`
    INSERT INTO "ThreadReader" ("threadId", "userId", "readAt")
    SELECT t."id", ${viewer.id}::uuid, now() FROM "Thread" t LEFT JOIN "Submission" s ON s."id" = t."submissionId"
    JOIN "Assignment" a ON a."id" = t."assignmentId"
    JOIN "CohortMember" m ON m."cohortId" = a."cohortId" AND m."userId" = ${viewer.id}::uuid
    WHERE t."id" = ANY(${[...threadIds]}::uuid[]) AND (s."userId" = m."userId" OR t."groupKey" IS NOT NULL OR m."role" <> 'learner')
    ON CONFLICT ("threadId", "userId") DO UPDATE SET "readAt" = EXCLUDED."readAt"`;
}
