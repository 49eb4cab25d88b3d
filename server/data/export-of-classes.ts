import 'server-only';
import { db } from '@/server/db';

const RESULT = {
  assignment: { select: { kind: true, slug: true, title: true } },
  state: true,
  tries: true,
  score: true,
  late: true,
  handedInAt: true,
} as const;
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
  thread: { select: { submissionId: true, target: true, part: true } },
} as const;

/** Where an account stands in its classes, what it said there and what was said to it about its own work, as files of its copy. */
export async function ofClasses(userId: string): Promise<{ path: string; content: unknown }[]> {
  const where = { userId };
  const [results, extensions, texts, read] = await Promise.all([
    db().result.findMany({ where, select: RESULT }),
    db().extension.findMany({ where, select: EXTENSION }),
    db().comment.findMany({
      where: { OR: [{ authorId: userId }, { thread: { submission: where } }] },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: TEXT,
    }),
    db().threadReader.findMany({ where, select: { threadId: true, readAt: true } }),
  ]);
  return [
    { path: 'results.json', content: results },
    { path: 'extensions.json', content: extensions },
    { path: 'comments.json', content: texts },
    { path: 'comments-read.json', content: read },
  ];
}
