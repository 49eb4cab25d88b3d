import 'server-only';
import { type Explanation, ExplanationSchema } from '@/core/explanations/explanation';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { notFound } from '@/server/errors';
import { selectSight, submissionsIn } from './sight';

/** Keeps why the viewer built a submission of theirs so, in place of what they said before. Throws `not-found` for others'. */
export async function upsertExplanation(id: string, answers: Explanation): Promise<void> {
  const viewer = await signedInViewer();
  const own = await db().submission.findFirst({
    where: { id, userId: viewer.id },
    select: { id: true },
  });
  if (own === null) throw notFound(`no own submission ${id}`);
  await db().explanation.upsert({
    where: { submissionId: id },
    create: { submissionId: id, answers },
    update: { answers },
  });
}

/** How a submission that the viewer may see was explained; null when it was not. */
export async function selectOptionalExplanation(id: string): Promise<Explanation | null> {
  const viewer = await signedInViewer();
  const submission = await db().submission.findUnique({ where: { id }, select: { userId: true } });
  if (submission === null) return null;
  const sight = await selectSight(viewer, submission.userId);
  const row = await db().explanation.findFirst({
    where: { submissionId: id, submission: submissionsIn(sight) },
    select: { answers: true },
  });
  return row === null ? null : ExplanationSchema.nullable().catch(null).parse(row.answers);
}
