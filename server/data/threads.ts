import 'server-only';
import type { TalkTarget, TalkThread } from '@/core/contracts/talk-line';
import type { Prisma } from '@/generated/prisma/client';
import { signedInViewer } from '@/server/auth/guards';
import type { Viewer } from '@/server/auth/viewer';
import { db } from '@/server/db';
import { requireClass } from './class-access';
import { IS_LEARNER, ownWorkOf } from './class-conditions';
import { isReleasedNow, RELEASE_TERMS } from './released';
import { threadsTo, unreadFor } from './threads-to';

const THREAD = {
  include: {
    comments: {
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      include: { author: { select: { id: true, name: true } } },
    },
    readers: { select: { userId: true, readAt: true } },
    assignment: { select: RELEASE_TERMS },
  },
} as const satisfies Prisma.ThreadFindManyArgs;

type Row = Prisma.ThreadGetPayload<typeof THREAD>;

function threadOf(row: Row, viewer: Viewer, side: 'staff' | 'learner'): TalkThread {
  const read = row.readers.find(({ userId }) => userId === viewer.id)?.readAt.getTime() ?? 0;
  const others = row.comments.filter(({ fromStaff }) => fromStaff === (side === 'learner'));
  return {
    id: row.id,
    assignmentId: row.assignmentId,
    toGroup: row.groupKey !== null,
    target: { kind: row.target, part: row.part } satisfies TalkTarget,
    aboutId: row.aboutId,
    asks: row.asks,
    resolved: row.resolvedAt !== null,
    unread: others.some(({ createdAt }) => createdAt.getTime() > read),
    texts: row.comments.map(({ id, author, fromStaff, text, createdAt }) => ({
      id,
      author: author?.name ?? null,
      fromStaff,
      own: author?.id === viewer.id,
      text,
      at: createdAt.toISOString(),
    })),
  };
}

/** A thread in which its learner goes by this name. */
const withNames = (thread: TalkThread, learner: string): TalkThread => ({
  ...thread,
  texts: thread.texts.map((text) => (text.fromStaff ? text : { ...text, author: learner })),
});

/** Threads to the groups of which a submission is one as the try that counts. */
async function groupThreadsOf(submissionId: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT t."id" FROM "Result" r
    JOIN "CohortMember" m ON m."cohortId" = r."cohortId" AND m."userId" = r."userId" AND ${IS_LEARNER}
    JOIN "Submission" s ON s."id" = r."countedId" JOIN "Likeness" l ON l."gradeId" = s."currentGradeId"
    JOIN "Thread" t ON t."assignmentId" = r."assignmentId" AND t."groupKey" = l."key"
    WHERE s."id" = ${submissionId}::uuid`;
  return rows.map(({ id }) => id);
}

async function threadsAbout(submissionId: string, assignmentId: string | null): Promise<Row[]> {
  const groups = await groupThreadsOf(submissionId);
  return db().thread.findMany({
    ...THREAD,
    where: {
      OR: [{ submissionId }, { id: { in: groups } }],
      ...(assignmentId === null ? {} : { assignmentId }),
      comments: { some: {} },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

/**
 * What is said about a submission for an assignment of a class whose pages for staff are open to the viewer; what is said to its
 * group is among it, in the ids of the shape. The caller knows that the submission was handed in to the assignment, and what its learner
 * is called there.
 */
export async function selectThreads(
  cohortId: string,
  assignmentId: string,
  submissionId: string,
  learnerName: string,
): Promise<TalkThread[]> {
  const { viewer } = await requireClass(cohortId, 'look');
  const rows = await threadsAbout(submissionId, assignmentId);
  return rows.map((row) => withNames(threadOf(row, viewer, 'staff'), learnerName));
}

/** What is said to the viewer about a submission of their own; nothing for any other. Texts to their group are in the ids of its shape. */
export async function selectOwnThreads(submissionId: string): Promise<TalkThread[]> {
  const viewer = await signedInViewer();
  const own = await db().submission.count({ where: { id: submissionId, userId: viewer.id } });
  if (own === 0) return [];
  const rows = await threadsAbout(submissionId, null);
  return rows
    .filter(({ openedById, assignment }) => openedById === viewer.id || isReleasedNow(assignment))
    .map((row) => threadOf(row, viewer, 'learner'));
}

/** What is said to a group. */
export async function selectGroupThreads(
  cohortId: string,
  assignmentId: string,
  groupKey: string,
): Promise<TalkThread[]> {
  const { viewer } = await requireClass(cohortId, 'look');
  const rows = await db().thread.findMany({
    ...THREAD,
    where: { assignmentId, groupKey, assignment: { cohortId }, comments: { some: {} } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => threadOf(row, viewer, 'staff'));
}

/** The classes, by assignment, that the viewer may ask about a submission of their own. */
export async function selectAskable(
  submissionId: string,
): Promise<{ assignmentId: string; className: string }[]> {
  const viewer = await signedInViewer();
  const rows = await db().assignedWork.findMany({
    where: ownWorkOf(viewer.id, submissionId),
    select: { assignment: { select: { id: true, cohort: { select: { name: true } } } } },
    orderBy: { assignment: { createdAt: 'asc' } },
  });
  return rows.map(({ assignment }) => ({
    assignmentId: assignment.id,
    className: assignment.cohort.name,
  }));
}

/** How many threads hold something that the viewer has not read. */
export async function countUnread(): Promise<number> {
  const { id } = await signedInViewer();
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT t."threadId")::int AS "count" FROM (${threadsTo(id)}) t
    JOIN "Comment" c ON c."threadId" = t."threadId" WHERE ${unreadFor(id)}`;
  return row?.count ?? 0;
}

/** A thread in the viewer's inbox; `at` in ISO 8601, UTC. */
export interface InboxLine {
  threadId: string;
  submissionId: string;
  mission: string;
  className: string;
  toGroup: boolean;
  unread: boolean;
  asks: boolean;
  resolved: boolean;
  /** The latest text, and who said it: null when the account is gone. */
  text: string;
  author: string | null;
  fromStaff: boolean;
  at: string;
}

const INBOX = 100;

/** What is said to the viewer about their work, the latest first. */
export async function selectInbox(): Promise<InboxLine[]> {
  const { id } = await signedInViewer();
  const rows = await db().$queryRaw<(Omit<InboxLine, 'at'> & { at: Date })[]>`
    SELECT t."threadId", t."submissionId", a."slug" AS "mission", k."name" AS "className", h."groupKey" IS NOT NULL AS "toGroup",
           h."asks", h."resolvedAt" IS NOT NULL AS "resolved", l."text", u."name" AS "author", l."fromStaff", l."createdAt" AS "at",
           EXISTS (SELECT 1 FROM "Comment" c WHERE c."threadId" = t."threadId" AND ${unreadFor(id)}) AS "unread"
    FROM (${threadsTo(id)}) t
    JOIN "Thread" h ON h."id" = t."threadId" JOIN "Assignment" a ON a."id" = t."assignmentId" JOIN "Cohort" k ON k."id" = a."cohortId"
    JOIN LATERAL (SELECT * FROM "Comment" c WHERE c."threadId" = t."threadId" ORDER BY c."createdAt" DESC, c."id" DESC LIMIT 1) l ON TRUE
    LEFT JOIN "User" u ON u."id" = l."authorId"
    ORDER BY l."createdAt" DESC, t."threadId" LIMIT ${INBOX}`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** The submission of the viewer's that counts for something in a class and has threads, of a mission; the latest. Null without. */
export async function selectOptionalTalkedOf(mission: string): Promise<string | null> {
  const { id } = await signedInViewer();
  const [row] = await db().$queryRaw<{ id: string }[]>`
    SELECT s."id" FROM (${threadsTo(id)}) t JOIN "Submission" s ON s."id" = t."submissionId"
    WHERE s."mission" = ${mission} ORDER BY s."createdAt" DESC, s."id" DESC LIMIT 1`;
  return row?.id ?? null;
}
