import 'server-only';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { AppError } from '@/server/errors';
import { requireAssignment } from './assignments';
import { audit } from './audit';
import { classSubject, refuseArchived, type Tx } from './class-access';
import { requireHandedInTo } from './handed-in-to';
import { isUniqueViolation } from './prisma-errors';
import { isReleasedNow, RELEASE_TERMS } from './released';
import { settleWith } from './results';

/** Points that somebody sets; `version` is that of the points they saw. Null takes back what was set. */
export interface SetPoints {
  assignmentId: string;
  submissionId: string;
  points: number | null;
  reason: string;
  version: number;
}

const KEY = (set: SetPoints) => ({
  assignmentId: set.assignmentId,
  submissionId: set.submissionId,
});

/** Somebody else was faster. What they did is read when the transaction is over: on one connection it would wait for itself. */
class Changed extends Error {}

/** What is said to whoever saves second. */
async function changedMeanwhile(set: SetPoints): Promise<AppError> {
  const now = await db().mark.findUnique({
    where: { assignmentId_submissionId: KEY(set) },
    select: { points: true, reason: true, reviewer: { select: { name: true } } },
  });
  const who = now?.reviewer?.name ?? 'Someone';
  const did =
    now?.points == null ? 'took the points back' : `set ${now.points} points (“${now.reason}”)`;
  const reader = `${who} ${did} while you wrote. Nothing of yours was saved; it is still here. Save again to replace theirs.`;
  return new AppError('conflict', 'points of another version', reader);
}

async function writeMark(tx: Tx, set: SetPoints, outOf: number, reviewerId: string) {
  const data = {
    points: set.points,
    outOf: set.points === null ? null : outOf,
    reason: set.reason,
    reviewerId,
    at: new Date(),
  };
  const { count } = await tx.mark.updateMany({
    where: { ...KEY(set), version: set.version },
    data: { ...data, version: set.version + 1 },
  });
  if (count === 1) return;
  // A first save makes the row; where there is one already, somebody was faster.
  if (set.version !== 0) throw new Changed();
  await tx.mark.create({ data: { ...KEY(set), ...data, version: 1 }, select: { at: true } });
}

/** Sets points in place of the automatic ones, which stay beside them, or takes that back; the learner's result follows. */
export async function setPoints(set: SetPoints): Promise<void> {
  const { open, row } = await requireAssignment(set.assignmentId, 'review');
  refuseArchived(open);
  const userId = await requireHandedInTo(set.assignmentId, set.submissionId);
  if (set.points !== null && set.points > row.points) {
    const reader = `This assignment gives ${row.points} points at most.`;
    throw new AppError('invalid', 'more points than there are', reader);
  }
  try {
    await db().$transaction(async (tx) => {
      const before = await tx.mark.findUnique({
        where: { assignmentId_submissionId: KEY(set) },
        select: { points: true, reason: true },
      });
      await settleWith(tx, row.id, userId, () => writeMark(tx, set, row.points, open.viewer.id));
      await audit(tx, {
        actor: open.viewer,
        action: 'points-set',
        subject: classSubject(open.cohort),
        before: { points: before?.points ?? null, reason: before?.reason ?? '' },
        after: {
          ...KEY(set),
          title: row.title,
          points: set.points,
          outOf: row.points,
          reason: set.reason,
        },
      });
    });
  } catch (error) {
    const changed = error instanceof Changed || isUniqueViolation(error);
    throw changed ? await changedMeanwhile(set) : error;
  }
}

/** Points by hand as their learner reads them. */
export interface OwnPoints {
  className: string;
  points: number;
  outOf: number;
  reason: string;
}

/** What staff gave by hand for a submission of the viewer's, as far as it is released. */
export async function selectOwnPoints(submissionId: string): Promise<OwnPoints[]> {
  const viewer = await signedInViewer();
  const rows = await db().mark.findMany({
    where: { submissionId, submission: { userId: viewer.id }, points: { not: null } },
    select: {
      points: true,
      outOf: true,
      reason: true,
      assignment: {
        select: {
          ...RELEASE_TERMS,
          points: true,
          cohort: { select: { name: true } },
        },
      },
    },
  });
  return rows.flatMap(({ points, outOf, reason, assignment }) => {
    if (points === null || !isReleasedNow(assignment)) return [];
    return [
      { className: assignment.cohort.name, points, outOf: outOf ?? assignment.points, reason },
    ];
  });
}
