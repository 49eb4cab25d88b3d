import 'server-only';
import { z } from 'zod';
import { mayReadPremium } from '@/core/access/premium';
import type { Lesson } from '@/core/lessons/lesson-schema';
import { adminViewer } from '@/server/auth/guards';
import { loadLesson } from '@/server/content/lessons';
import {
  selectOptionalStanding,
  updateCohortPremium,
  updatePremiumOf,
} from '@/server/data/premium';
import { notFound } from '@/server/errors';
import { parseInput } from '@/server/parse-input';

/** A lesson as the viewer may have it: `body` is null for a premium lesson that is not open to them. */
export type ReadableLesson = Omit<Lesson, 'body'> & { body: string | null };

/** A lesson by its slug, with its text when the viewer may read it; null when there is none. */
export async function loadLessonForViewer(slug: string): Promise<ReadableLesson | null> {
  const lesson = await loadLesson(slug);
  if (lesson === null) return null;
  const open = !lesson.premium || mayReadPremium(await selectOptionalStanding());
  return open ? lesson : { ...lesson, body: null };
}

export const CohortPremiumSchema = z.strictObject({ cohortId: z.uuid(), premium: z.boolean() });

/** Opens premium lessons to a class or closes them; refuses all but admins. */
export async function setCohortPremium(input: unknown): Promise<void> {
  await adminViewer();
  const { cohortId, premium } = parseInput(CohortPremiumSchema, input);
  if (!(await updateCohortPremium(cohortId, premium))) throw notFound('there is no such cohort');
}

/** Opens premium lessons to one person or closes them. For the command line; no page or action may call it. */
export async function setPremiumOf(email: string, premium: boolean): Promise<void> {
  if (!(await updatePremiumOf(email.trim().toLowerCase(), premium))) {
    throw notFound(`there is no account with the e-mail ${email}`);
  }
}
