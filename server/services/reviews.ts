import 'server-only';
import { z } from 'zod';
import type { ReviewQuery } from '@/core/classes/review-query';
import { seenText } from '@/core/contracts/seen-text';
import type { KeptText, TalkThread } from '@/core/contracts/talk-line';
import { loadMission } from '@/server/content/missions';
import { type AssignmentRow, setReleased } from '@/server/data/assignments';
import { selectBank } from '@/server/data/bank';
import { requireClass } from '@/server/data/class-access';
import { setPoints } from '@/server/data/hand-points';
import { fillLikenesses } from '@/server/data/likenesses';
import { keepReviewOpen } from '@/server/data/open-reviews';
import {
  type Reviewed,
  type ReviewPlace,
  selectOptionalReviewed,
  selectReviewPlace,
  selectReviewQueue,
  setMark,
} from '@/server/data/reviews';
import { type HandedIn, selectOptionalHandedIn } from '@/server/data/submissions';
import { selectThreads } from '@/server/data/threads';
import { onDesign } from './talk';

/** A submission as it is reviewed for an assignment. */
export interface Review {
  submission: HandedIn;
  reviewed: Reviewed;
  place: ReviewPlace;
  threads: TalkThread[];
  bank: KeptText[];
}

type Assignment = Pick<AssignmentRow, 'id' | 'slug'>;

/** A page of the queue of an assignment. */
export async function listReviews(cohortId: string, { id, slug }: Assignment, query: ReviewQuery) {
  await requireClass(cohortId, 'look');
  const loaded = await loadMission(slug);
  if (loaded !== null) await fillLikenesses(loaded.mission, { assignmentId: id });
  return selectReviewQueue(cohortId, id, query);
}

/** A submission that was handed in to an assignment; null for any other and for what is no id. */
export async function selectOptionalHandedInTo(
  cohortId: string,
  assignmentId: string,
  submissionId: string,
): Promise<Pick<Review, 'submission' | 'reviewed'> | null> {
  await requireClass(cohortId, 'look');
  if (![assignmentId, submissionId].every((id) => z.uuid().safeParse(id).success)) return null;
  const reviewed = await selectOptionalReviewed(cohortId, assignmentId, submissionId);
  const submission = reviewed && (await selectOptionalHandedIn(submissionId));
  return submission && { submission, reviewed };
}

/** A submission that was handed in to an assignment, with all that its review needs; null for any other and for what is no id. */
export async function selectOptionalReview(
  cohortId: string,
  assignment: Assignment,
  submissionId: string,
  query: ReviewQuery,
): Promise<Review | null> {
  const found = await selectOptionalHandedInTo(cohortId, assignment.id, submissionId);
  if (found === null) return null;
  const { submission, reviewed } = found;
  const failed = submission.report?.findings.filter(({ passed }) => !passed) ?? [];
  const [place, threads, bank] = await Promise.all([
    selectReviewPlace(cohortId, assignment.id, submissionId, query),
    selectThreads(cohortId, assignment.id, submissionId, reviewed.name),
    selectBank(assignment.slug, {
      group: reviewed.group?.key ?? null,
      failed: failed.map(({ id }) => id),
    }),
  ]);
  return {
    submission,
    reviewed,
    place,
    threads: await onDesign(threads, assignment.slug, submission.diagram),
    bank,
  };
}

export const OpenSchema = z.strictObject({ assignmentId: z.uuid(), submissionId: z.uuid() });

/** Notes that the viewer has a submission open for review, and gives the names of the others who do. */
export async function keepOpen({
  assignmentId,
  submissionId,
}: z.infer<typeof OpenSchema>): Promise<string[]> {
  return keepReviewOpen(assignmentId, submissionId);
}

export const MarkSchema = z.strictObject({
  assignmentId: z.uuid(),
  submissionId: z.uuid(),
  looked: z.boolean(),
});

export const PointsSchema = z.strictObject({
  assignmentId: z.uuid(),
  submissionId: z.uuid(),
  /** Null takes back what was set. */
  points: z.number().min(0, { error: 'is less than 0' }).max(10_000).multipleOf(0.01).nullable(),
  reason: z
    .string()
    .transform((text) => seenText(text, { lines: true }).trim())
    .pipe(
      z
        .string()
        .min(1, { error: 'is missing' })
        .max(2000, { error: 'has more than 2,000 characters' }),
    ),
  /** Of the points that were seen. */
  version: z.number().int().min(0),
});

/** Sets points beside the automatic ones, with the reason. */
export async function givePoints(input: z.infer<typeof PointsSchema>): Promise<void> {
  await setPoints(input);
}

export const ReleaseSchema = z.strictObject({ assignmentId: z.uuid(), released: z.boolean() });

/** Shows learners their results, or holds them back again. */
export async function release({
  assignmentId,
  released,
}: z.infer<typeof ReleaseSchema>): Promise<void> {
  await setReleased(assignmentId, released);
}

/** Notes that somebody has looked a submission through, or takes that back. */
export async function mark({
  assignmentId,
  submissionId,
  looked,
}: z.infer<typeof MarkSchema>): Promise<void> {
  await setMark(assignmentId, submissionId, looked);
}
