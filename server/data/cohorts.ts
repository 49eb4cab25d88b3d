import 'server-only';
import { instructorViewer, signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { audit } from './audit';
import { type AttemptResult, resultOf } from './quiz-attempts';
import { type SubmissionSummary, selectLatestOf } from './submissions';
import { taughtBy } from './teaching';

/** A cohort as its instructors see it. */
export interface TaughtCohort {
  id: string;
  name: string;
  joinCode: string;
  /** Premium lessons are open to its members. */
  premium: boolean;
  learners: number;
}

/** A member with the latest result of every quiz and mission. */
export interface MemberProgress {
  id: string;
  name: string;
  email: string;
  isStaff: boolean;
  quizzes: AttemptResult[];
  /** The latest submission of each mission, with the number of submissions of it. */
  missions: (SubmissionSummary & { tries: number })[];
}

/** Makes a cohort with the viewer as its instructor; refuses learners. */
export async function insertCohort(name: string, joinCode: string): Promise<{ id: string }> {
  const viewer = await instructorViewer();
  return db().$transaction(async (tx) => {
    const { id } = await tx.cohort.create({
      data: { name, joinCode, members: { create: { userId: viewer.id, role: 'instructor' } } },
      select: { id: true },
    });
    await audit(tx, { actor: viewer, action: 'class-made', subject: { kind: 'class', id, name } });
    return { id };
  });
}

/** Makes the viewer a learner of the cohort with this code, unless they belong to it; null when there is none. */
export async function insertMembership(
  joinCode: string,
): Promise<{ id: string; name: string } | null> {
  const viewer = await signedInViewer();
  return db().$transaction(async (tx) => {
    const cohort = await tx.cohort.findUnique({
      where: { joinCode },
      select: { id: true, name: true },
    });
    if (cohort === null) return null;
    const { count } = await tx.cohortMember.createMany({
      data: [{ cohortId: cohort.id, userId: viewer.id, role: 'learner' }],
      skipDuplicates: true,
    });
    if (count === 0) return cohort;
    await audit(tx, {
      actor: viewer,
      action: 'class-joined',
      subject: { kind: 'class', ...cohort },
      after: { role: 'learner' },
    });
    return cohort;
  });
}

/** Ends the viewer's own membership as a learner; false when there was none. */
export async function deleteMembership(cohortId: string): Promise<boolean> {
  const viewer = await signedInViewer();
  return db().$transaction(async (tx) => {
    const { count } = await tx.cohortMember.deleteMany({
      where: { cohortId, userId: viewer.id, role: 'learner' },
    });
    if (count === 0) return false;
    const { name } = await tx.cohort.findUniqueOrThrow({
      where: { id: cohortId },
      select: { name: true },
    });
    await audit(tx, {
      actor: viewer,
      action: 'class-left',
      subject: { kind: 'class', id: cohortId, name },
      before: { role: 'learner' },
    });
    return true;
  });
}

/** The cohorts the viewer learns in, by name. */
export async function selectOwnCohorts(): Promise<{ id: string; name: string }[]> {
  const viewer = await signedInViewer();
  return db().cohort.findMany({
    where: { members: { some: { userId: viewer.id, role: 'learner' } } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
}

const TAUGHT = {
  id: true,
  name: true,
  joinCode: true,
  premium: true,
  _count: { select: { members: { where: { role: 'learner' } } } },
} as const;

/** The cohorts the viewer teaches (an admin: all), by name; refuses learners. */
export async function selectTaughtCohorts(): Promise<TaughtCohort[]> {
  const viewer = await instructorViewer();
  const rows = await db().cohort.findMany({
    where: taughtBy(viewer),
    orderBy: { name: 'asc' },
    select: TAUGHT,
  });
  return rows.map(({ _count, ...row }) => ({ ...row, learners: _count.members }));
}

/** A cohort the viewer teaches, with its learners and where each stands; null for any other. Refuses learners. */
export async function selectOptionalCohortProgress(
  id: string,
): Promise<{ cohort: TaughtCohort; members: MemberProgress[] } | null> {
  const viewer = await instructorViewer();
  const row = await db().cohort.findFirst({ where: { id, ...taughtBy(viewer) }, select: TAUGHT });
  if (row === null) return null;
  const members = await db().user.findMany({
    where: { memberships: { some: { cohortId: id, role: 'learner' } } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, email: true, role: true },
  });
  const userId = { in: members.map((member) => member.id) };
  const [attempts, latest, tries] = await Promise.all([
    db().quizAttempt.findMany({
      where: { userId, finishedAt: { not: null } },
      orderBy: [{ userId: 'asc' }, { quiz: 'asc' }, { finishedAt: 'desc' }],
      distinct: ['userId', 'quiz'],
      select: { userId: true, quiz: true, score: true, total: true, finishedAt: true },
    }),
    selectLatestOf(userId.in),
    db().submission.groupBy({ by: ['userId', 'mission'], where: { userId }, _count: true }),
  ]);
  const { _count, ...cohort } = row;
  return {
    cohort: { ...cohort, learners: _count.members },
    members: members.map(({ role, ...member }) => ({
      ...member,
      isStaff: role !== 'learner',
      quizzes: attempts.filter((attempt) => attempt.userId === member.id).map(resultOf),
      missions: latest
        .filter((submission) => submission.userId === member.id)
        .map(({ userId: _, ...submission }) => ({
          ...submission,
          tries:
            tries.find(
              (count) => count.userId === member.id && count.mission === submission.mission,
            )?._count ?? 1,
        })),
    })),
  };
}
