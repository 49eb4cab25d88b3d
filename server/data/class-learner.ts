import 'server-only';
import { db } from '@/server/db';
import { type AssignmentRow, assignmentOf } from './assignments';
import { requireClass } from './class-access';
import { cellsOf, type ResultCell } from './matrix';
import { attemptsIn, selectSight, submissionsIn } from './sight';
import { SUMMARY, type SubmissionSummary, summaryOf } from './submissions';

/** A change of terms for one learner; instants in ISO 8601, UTC. */
export interface ExtensionRow {
  assignmentId: string;
  dueAt: string | null;
  closesAt: string | null;
  attempts: number;
  reason: string;
}

/** A learner of a class as its staff see them. */
export interface ClassLearner {
  userId: string;
  name: string;
  email: string | null;
  section: string | null;
  externalId: string | null;
  status: 'active' | 'left' | 'removed';
  joinedAt: string;
  lastAt: string | null;
  points: number;
  assignments: AssignmentRow[];
  results: ResultCell[];
  extensions: ExtensionRow[];
  /** What they handed in that the viewer may see, newest first. */
  submissions: SubmissionSummary[];
  quizzes: { id: string; quiz: string; correct: number; total: number; finishedAt: string }[];
}

const SHOWN = 50;
const iso = (at: Date | null) => at?.toISOString() ?? null;

/** A learner of a class open to the viewer, past ones included, with everything the viewer may see; null for anybody else. */
export async function selectOptionalClassLearner(
  cohortId: string,
  userId: string,
): Promise<ClassLearner | null> {
  const { viewer, powers } = await requireClass(cohortId, 'look');
  const member = await db().cohortMember.findFirst({
    where: { cohortId, userId, role: 'learner' },
    include: { user: { select: { name: true, email: true } } },
  });
  if (member === null) return null;
  const sight = await selectSight(viewer, userId);
  const retained = sight.all || sight.handedInTo.includes(cohortId);
  if (!retained) return null;
  const [assignments, results, extensions, submissions, quizzes] = await Promise.all([
    db().assignment.findMany({
      where: { cohortId },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    }),
    db().result.findMany({ where: { cohortId, userId } }),
    db().extension.findMany({ where: { userId, assignment: { cohortId } } }),
    db().submission.findMany({
      where: { userId, ...submissionsIn(sight) },
      orderBy: { createdAt: 'desc' },
      take: SHOWN,
      select: SUMMARY,
    }),
    db().quizAttempt.findMany({
      where: { userId, finishedAt: { not: null }, ...attemptsIn(sight) },
      orderBy: { finishedAt: 'desc' },
      take: SHOWN,
      select: { id: true, quiz: true, score: true, total: true, finishedAt: true },
    }),
  ]);
  return {
    userId,
    name: member.rosterName ?? member.user.name,
    email: powers.people ? member.user.email : null,
    section: member.section,
    externalId: powers.people ? member.externalId : null,
    status: member.status,
    joinedAt: member.joinedAt.toISOString(),
    lastAt: iso(member.lastAt),
    points: member.points,
    assignments: assignments.map(assignmentOf),
    results: await cellsOf(results),
    extensions: extensions.map(extensionOf),
    submissions: submissions.map(summaryOf),
    quizzes: quizzes.map(({ id, quiz, score, total, finishedAt }) => ({
      id,
      quiz,
      correct: score ?? 0,
      total,
      finishedAt: iso(finishedAt) ?? '',
    })),
  };
}

/** A stored extension as pages have it. */
export const extensionOf = (row: {
  assignmentId: string;
  dueAt: Date | null;
  closesAt: Date | null;
  attempts: number;
  reason: string;
}): ExtensionRow => ({
  assignmentId: row.assignmentId,
  dueAt: iso(row.dueAt),
  closesAt: iso(row.closesAt),
  attempts: row.attempts,
  reason: row.reason,
});
