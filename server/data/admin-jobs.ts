import 'server-only';
import type { SubmissionState } from '@/core/contracts/submission-state';
import { adminViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { audit } from './audit';

/** A hand-in that has no grade; times in ISO 8601, UTC. */
export interface JobLine {
  id: string;
  mission: string;
  learner: { id: string; name: string };
  createdAt: string;
  state: SubmissionState;
  /** How far its grading has come, 0 to 1; null before it begins. */
  progress: number | null;
  /** When the process that grades it last said so. */
  beatAt: string | null;
  /** Why it could not be graded. */
  problem: string | null;
}

/** Hand-ins of each state, and those without a grade. */
export interface Jobs {
  counts: Record<SubmissionState, number>;
  grading: JobLine[];
  /** Those whose turn it is first. */
  queued: JobLine[];
  /** The latest first. */
  failed: JobLine[];
}

const LINE = {
  id: true,
  mission: true,
  createdAt: true,
  state: true,
  progress: true,
  beatAt: true,
  problem: true,
  user: { select: { id: true, name: true } },
} as const;

/** The hand-ins that wait, are being graded, or could not be graded, at most `most` of each. Refuses all but admins. */
export async function selectJobs(most: number): Promise<Jobs> {
  await adminViewer();
  const newest = { createdAt: 'desc' } as const;
  const turn = [{ priority: 'desc' }, { createdAt: 'asc' }] as const;
  const listed = async (state: SubmissionState): Promise<JobLine[]> => {
    const rows = await db().submission.findMany({
      where: { state },
      orderBy: state === 'failed' ? newest : [...turn],
      take: most,
      select: LINE,
    });
    return rows.map(({ user, createdAt, beatAt, ...row }) => ({
      ...row,
      learner: user,
      createdAt: createdAt.toISOString(),
      beatAt: beatAt?.toISOString() ?? null,
    }));
  };
  const [counted, grading, queued, failed] = await Promise.all([
    db().submission.groupBy({ by: ['state'], _count: true }),
    listed('grading'),
    listed('queued'),
    listed('failed'),
  ]);
  const counts = { queued: 0, grading: 0, graded: 0, failed: 0 };
  for (const { state, _count } of counted) counts[state] = _count;
  return { counts, grading, queued, failed };
}

/** Puts a hand-in that could not be graded back into the queue; false when it is not one. Refuses all but admins. */
export async function requeueSubmission(id: string): Promise<boolean> {
  const viewer = await adminViewer();
  return db().$transaction(async (tx) => {
    const [row] = await tx.submission.updateManyAndReturn({
      where: { id, state: 'failed' },
      data: { state: 'queued', problem: null, worker: null, beatAt: null, progress: null },
      select: { mission: true },
    });
    if (row === undefined) return false;
    await audit(tx, {
      actor: viewer,
      action: 'grading-retried',
      subject: { kind: 'submission', id, name: row.mission },
    });
    return true;
  });
}
