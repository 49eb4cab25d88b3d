import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/server/db';
import type { ExportFile } from './export-pages';
import { isReleasedNow, RELEASE_TERMS } from './released';
import { groupThreadsTo } from './threads-to';

const RESULT = {
  assignment: { select: { kind: true, slug: true, title: true, ...RELEASE_TERMS } },
  state: true,
  tries: true,
  score: true,
  late: true,
  handedInAt: true,
} as const;
type Stored = Prisma.ResultGetPayload<{ select: typeof RESULT }>;

/** A result as its learner may see it: points that are not released yet stay out. */
function readableResult({ assignment, score, ...rest }: Stored) {
  const { kind, slug, title } = assignment;
  return {
    assignment: { kind, slug, title },
    ...rest,
    score: isReleasedNow(assignment) ? score : null,
  };
}

const EXTENSION = {
  assignmentId: true,
  dueAt: true,
  closesAt: true,
  attempts: true,
  reason: true,
} as const;
const TEXT = {
  threadId: true,
  text: true,
  fromStaff: true,
  createdAt: true,
  authorId: true,
  thread: {
    select: {
      submissionId: true,
      target: true,
      part: true,
      openedById: true,
      assignment: { select: RELEASE_TERMS },
    },
  },
} as const;
type StoredText = Prisma.CommentGetPayload<{ select: typeof TEXT }>;

/** The texts that an account may see: its own, those of threads that it opened, and of others what is released. Of a text to a group the part is one of its shape. */
function readableTexts(texts: readonly StoredText[], userId: string) {
  const may = ({ authorId, thread }: StoredText) =>
    authorId === userId || thread.openedById === userId || isReleasedNow(thread.assignment);
  return texts.filter(may).map(({ authorId: _, thread, ...text }) => {
    const { submissionId, target, part } = thread;
    return { ...text, thread: { submissionId, target, part } };
  });
}

/** Where an account stands in its classes, what it said there and what was said to it about its own work, as files of its copy. */
export async function ofClasses(userId: string): Promise<ExportFile[]> {
  const where = { userId };
  const toGroups = await groupThreadsTo(userId);
  const [results, extensions, texts, read] = await Promise.all([
    db().result.findMany({ where, select: RESULT }),
    db().extension.findMany({ where, select: EXTENSION }),
    db().comment.findMany({
      where: {
        OR: [
          { authorId: userId },
          { thread: { submission: where } },
          { threadId: { in: toGroups } },
        ],
      },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: TEXT,
    }),
    db().threadReader.findMany({ where, select: { threadId: true, readAt: true } }),
  ]);
  const rubric = await db().rubricPick.findMany({
    where: { submission: where },
    select: {
      submissionId: true,
      at: true,
      item: { select: { title: true, points: true, assignment: { select: RELEASE_TERMS } } },
    },
  });
  return [
    { path: 'results.json', content: results.map(readableResult) },
    {
      path: 'rubric.json',
      content: rubric
        .filter(({ item }) => isReleasedNow(item.assignment))
        .map(({ item: { title, points }, ...pick }) => ({ ...pick, title, points })),
    },
    { path: 'extensions.json', content: extensions },
    { path: 'comments.json', content: readableTexts(texts, userId) },
    { path: 'comments-read.json', content: read },
  ];
}
