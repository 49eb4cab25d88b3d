import 'server-only';
import { z } from 'zod';
import { type Evidence, gatherEvidence } from '@/core/explanations/evidence';
import {
  type Explanation,
  ExplanationSchema,
  explanationProblem,
  type Judged,
  judgeExplanation,
  type Question,
  questionsOf,
} from '@/core/explanations/explanation';
import { signedInViewer } from '@/server/auth/guards';
import { loadMission } from '@/server/content/missions';
import { selectOptionalExplanation, upsertExplanation } from '@/server/data/explanations';
import type { SubmissionDetail } from '@/server/data/submissions';
import { invalid, notFound } from '@/server/errors';
import { selectSubmission } from './submissions';

export const ExplainSchema = z.strictObject({
  submission: z.uuid(),
  explanation: ExplanationSchema,
});

/** What a submission raises as questions, how they were answered, and what the runs say to the answers. */
export interface ExplainedSubmission {
  questions: Question[];
  /** Null until the learner has answered. */
  explanation: Explanation | null;
  judged: Judged[];
}

/** The evidence of a submission; null when its mission is not the one that it was graded with any more. */
async function evidenceOf(
  submission: Pick<SubmissionDetail, 'mission' | 'diagram' | 'report'>,
): Promise<Evidence | null> {
  const loaded = await loadMission(submission.mission);
  if (loaded === null || loaded.version !== submission.report.missionVersion) return null;
  return gatherEvidence(loaded.mission, submission.diagram, submission.report.scenarios);
}

/** The explanation of a submission that the viewer may see; null when it raises no questions (any more). */
export async function selectExplained(
  submission: SubmissionDetail,
): Promise<ExplainedSubmission | null> {
  const evidence = await evidenceOf(submission);
  const questions = evidence ? questionsOf(evidence) : [];
  if (evidence === null || questions.length === 0) return null;
  const explanation = await selectOptionalExplanation(submission.id);
  return { questions, explanation, judged: judgeExplanation(evidence, explanation ?? []) };
}

/** Keeps the viewer's reasons for a submission of theirs; refuses answers to questions that it does not raise. */
export async function explainSubmission({
  submission: id,
  explanation,
}: z.infer<typeof ExplainSchema>): Promise<void> {
  await signedInViewer();
  const submission = await selectSubmission(id);
  const evidence = submission?.own ? await evidenceOf(submission) : null;
  if (evidence === null) throw notFound(`no own submission ${id} to explain`);
  const message = explanationProblem(questionsOf(evidence), explanation);
  if (message !== null) {
    throw invalid('an explanation of something else', [{ path: 'explanation', message }]);
  }
  await upsertExplanation(id, explanation);
}
