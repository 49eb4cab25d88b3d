import 'server-only';
import { z } from 'zod';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { seenText } from '@/core/contracts/seen-text';
import { TARGET_KINDS, type TalkTarget, type TalkThread, WHOLE } from '@/core/contracts/talk-line';
import { hasTarget, targetInDesign, targetInShape } from '@/core/grading/talk-target';
import { signedInViewer } from '@/server/auth/guards';
import { loadMission } from '@/server/content/missions';
import { insertBankText } from '@/server/data/bank';
import {
  insertQuestion,
  insertReply,
  insertStaffThread,
  markRead,
  setResolved,
} from '@/server/data/say';
import type { HandedIn } from '@/server/data/submissions';
import { selectOptionalTalkedOf, selectOwnThreads } from '@/server/data/threads';
import { AppError, invalid, notFound } from '@/server/errors';
import { selectHandedIn } from './submissions';

const MOST_CHARACTERS = 10_000;

/** A text as its readers see it: without what cannot be seen, and not too long. */
export const TalkTextSchema = z
  .string()
  .transform((text) => seenText(text, { lines: true }).trim())
  .pipe(
    z
      .string()
      .min(1, { error: 'is empty' })
      .max(MOST_CHARACTERS, { error: 'has more than 10,000 characters' }),
  );

const TargetSchema = z.strictObject({
  kind: z.enum(TARGET_KINDS),
  part: z.string().min(1).max(200).nullable(),
});

export const CommentSchema = z.strictObject({
  assignmentId: z.uuid(),
  submissionId: z.uuid(),
  target: TargetSchema,
  /** The group to which it is said; null for the learner alone. */
  group: z.string().min(1).max(60).nullable(),
  text: TalkTextSchema,
  /** Whether the text is kept to be said again. */
  keep: z.boolean(),
});

export const QuestionSchema = z.strictObject({
  assignmentId: z.uuid(),
  submissionId: z.uuid(),
  target: TargetSchema,
  /** The text to a group that it answers; null for none. */
  aboutId: z.uuid().nullable(),
  text: TalkTextSchema,
});

export const ReplySchema = z.strictObject({ threadId: z.uuid(), text: TalkTextSchema });
export const ResolveSchema = z.strictObject({ threadId: z.uuid(), resolved: z.boolean() });
export const ReadSchema = z.array(z.uuid()).max(200);

/** How long each scenario of a mission looks, ms; none when it is gone. */
async function horizonsOf(slug: string): Promise<Record<string, number>> {
  const scenarios = (await loadMission(slug))?.mission.scenarios ?? [];
  return Object.fromEntries(scenarios.map(({ id, horizonMs }) => [id, horizonMs]));
}

/** A submission that the viewer may see and that has what a text is about. */
async function requireTarget(submissionId: string, target: TalkTarget): Promise<HandedIn> {
  const submission = await selectHandedIn(submissionId);
  if (submission === null) throw notFound(`no submission ${submissionId}`);
  const checks = submission.report?.findings.map(({ id }) => id) ?? [];
  const horizons = target.kind === 'instant' ? await horizonsOf(submission.mission) : {};
  if (hasTarget(target, submission.diagram, checks, horizons)) return submission;
  throw invalid('a text about nothing', [{ path: 'target', message: 'is not in this design' }]);
}

/** Says something about a submission, to its learner or to everybody of its group. */
export async function comment({
  assignmentId,
  submissionId,
  target,
  group,
  text,
  keep,
}: z.infer<typeof CommentSchema>): Promise<{ id: string }> {
  await signedInViewer();
  const { diagram, mission: slug } = await requireTarget(submissionId, target);
  const check = target.kind === 'verdict' ? target.part : null;
  const said = { assignmentId, submissionId, groupKey: group, target, text };
  if (group !== null) {
    const loaded = await loadMission(slug);
    const inShape = loaded && targetInShape(loaded.mission, diagram, target);
    if (inShape === null) {
      const reader = 'This mission is not part of the content any more. Say it to each learner.';
      throw new AppError('conflict', `no mission ${slug} to map designs by`, reader);
    }
    said.target = inShape;
  }
  const thread = await insertStaffThread(said);
  if (keep) await insertBankText(assignmentId, { text, check, groupKey: group });
  return thread;
}

/** Asks the staff of a class about an own submission. */
export async function ask(question: z.infer<typeof QuestionSchema>): Promise<{ id: string }> {
  await signedInViewer();
  const { own } = await requireTarget(question.submissionId, question.target);
  if (!own) throw notFound(`submission ${question.submissionId} is not the viewer's own`);
  return insertQuestion(question);
}

/** Adds a text to a thread of the viewer's. */
export async function reply({ threadId, text }: z.infer<typeof ReplySchema>): Promise<void> {
  await insertReply(threadId, text);
}

/** Settles a thread of the viewer's, or opens it again. */
export async function resolve({
  threadId,
  resolved,
}: z.infer<typeof ResolveSchema>): Promise<void> {
  await setResolved(threadId, resolved);
}

/** Notes that the viewer has read these threads. */
export async function read(threadIds: z.infer<typeof ReadSchema>): Promise<void> {
  await markRead(threadIds);
}

/** Threads with what those to a group are about in the ids of a member's own design. */
export async function onDesign(
  threads: readonly TalkThread[],
  slug: string,
  diagram: Diagram,
): Promise<TalkThread[]> {
  const mission = threads.some(({ toGroup }) => toGroup)
    ? ((await loadMission(slug))?.mission ?? null)
    : null;
  return threads.map((thread) => {
    if (!thread.toGroup) return thread;
    const target = mission ? targetInDesign(mission, diagram, thread.target) : WHOLE;
    return { ...thread, target };
  });
}

/** What is said to the viewer about an own submission, on its parts. */
export async function selectOwnTalk({
  id,
  mission,
  diagram,
}: Pick<HandedIn, 'id' | 'mission' | 'diagram'>): Promise<TalkThread[]> {
  return onDesign(await selectOwnThreads(id), mission, diagram);
}

/** What is said to the viewer about the latest submission of a mission about which anything is; for their canvas. */
export async function selectTalkOf(mission: string): Promise<{
  submissionId: string | null;
  threads: TalkThread[];
}> {
  const id = await selectOptionalTalkedOf(mission);
  const submission = id === null ? null : await selectHandedIn(id);
  if (submission === null) return { submissionId: null, threads: [] };
  return { submissionId: submission.id, threads: await selectOwnTalk(submission) };
}
