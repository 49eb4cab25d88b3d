import 'server-only';
import { z } from 'zod';
import {
  datesOf,
  releaseDateOf,
  type TermsInput,
  TermsInputSchema,
} from '@/core/classes/assignment-input';
import type { Terms } from '@/core/classes/terms';
import { TimeZoneSchema } from '@/core/shared/time-zone';
import {
  insertAssignment,
  selectAssignments,
  selectTerms,
  setExtension,
  type TermsData,
  updateAssignment,
} from '@/server/data/assignments';
import { requireClass } from '@/server/data/class-access';
import { AppError, invalid, notFound } from '@/server/errors';
import { ActivitySchema, listActivities } from './activities';

export const NewAssignmentSchema = z.strictObject({
  cohortId: z.uuid(),
  /** Several are set on the same terms at once. */
  activities: z.array(ActivitySchema).min(1).max(100),
  terms: TermsInputSchema,
});

export const ChangedAssignmentSchema = z.strictObject({
  assignmentId: z.uuid(),
  terms: TermsInputSchema,
});

const date = (at: number | null) => (at === null ? null : new Date(at));

function termsData(input: TermsInput, before: Terms | null): TermsData {
  const dates = datesOf(input, Date.now(), before);
  if (!dates.ok) throw invalid('dates that cannot be meant', dates.problems);
  const { opensAt, dueAt, closesAt } = dates.value;
  const release = releaseDateOf(input);
  if (!release.ok) throw invalid('a date that cannot be meant', release.problems);
  const { zone, opens: _, due: __, closes: ___, releases: ____, ...rest } = input;
  return {
    ...rest,
    timeZone: zone,
    opensAt: date(opensAt),
    dueAt: date(dueAt),
    closesAt: date(closesAt),
    releaseAt: date(release.value),
  };
}

/** Sets lessons, quizzes or missions to a class on the same terms; what is set already is left alone. Gives how many were set. */
export async function setAssignments({
  cohortId,
  activities,
  terms,
}: z.infer<typeof NewAssignmentSchema>): Promise<{ ids: string[] }> {
  await requireClass(cohortId, 'assign');
  const data = termsData(terms, null);
  const known = await listActivities();
  const wanted = activities.map(({ kind, slug }) => {
    const found = known.find((one) => one.kind === kind && one.slug === slug);
    if (found === undefined) throw notFound(`there is no ${kind} ${slug}`);
    return found;
  });
  const there = new Set(
    (await selectAssignments(cohortId)).map(({ kind, slug }) => `${kind} ${slug}`),
  );
  const fresh = wanted.filter(({ kind, slug }) => !there.has(`${kind} ${slug}`));
  if (fresh.length === 0) {
    const reader = 'This is set to the class already. Change its terms instead.';
    throw new AppError('conflict', 'assignments that are all there', reader);
  }
  const ids: string[] = [];
  for (const activity of fresh) ids.push((await insertAssignment(cohortId, activity, data)).id);
  return { ids };
}

/** Changes the terms of an assignment. */
export async function changeAssignment({
  assignmentId,
  terms,
}: z.infer<typeof ChangedAssignmentSchema>): Promise<void> {
  const before = await selectTerms(assignmentId);
  await updateAssignment(assignmentId, termsData(terms, before));
}

export const ExtensionSchema = z.strictObject({
  assignmentId: z.uuid(),
  userId: z.uuid(),
  /** Null takes the extension back. */
  extension: z
    .strictObject({
      due: z.string().max(20).nullable(),
      zone: TimeZoneSchema,
      attempts: z.number().int().min(0).max(100),
      reason: z
        .string()
        .trim()
        .min(1, { error: 'is missing' })
        .max(300, { error: 'has more than 300 characters' }),
    })
    .nullable(),
});

/** Gives one learner a later due date or more tries, or takes that back. */
export async function extend({
  assignmentId,
  userId,
  extension,
}: z.infer<typeof ExtensionSchema>): Promise<void> {
  const terms = await selectTerms(assignmentId);
  if (extension === null) return setExtension(assignmentId, userId, null);
  const { due, zone, attempts, reason } = extension;
  const dates = datesOf({ opens: null, due, closes: null, zone }, Date.now(), null);
  if (!dates.ok) throw invalid('a date that cannot be meant', dates.problems);
  const { dueAt } = dates.value;
  if (dueAt !== null && terms.dueAt !== null && dueAt <= terms.dueAt) {
    const message = 'has to be after the due date of everybody else';
    throw invalid('an extension that is none', [{ path: 'due', message }]);
  }
  if (dueAt === null && attempts === 0) {
    const message = 'a later date or more tries are needed';
    throw invalid('an extension of nothing', [{ path: '', message }]);
  }
  return setExtension(assignmentId, userId, {
    dueAt: date(dueAt),
    closesAt: null,
    attempts,
    reason,
  });
}
