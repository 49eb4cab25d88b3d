import 'server-only';
import { z } from 'zod';
import type { Mission } from '@/core/contracts/mission-schema';
import { type Design, designOf } from '@/core/explanations/design';
import {
  type Explained,
  type Explanation,
  ExplanationSchema,
  explainedDecisions,
  explanationProblem,
  type Question,
  questionsOf,
} from '@/core/explanations/explanation';
import { rulesVersion } from '@/core/missions/rules-version';
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

/** What a submission raises as questions, and how they were answered; its mission, by which reasons are tried. */
export interface ExplainedSubmission {
  mission: Mission;
  questions: Question[];
  /** Null until the learner has answered. */
  explanation: Explanation | null;
  explained: Explained[];
}

/** The design of a submission; null when the rules of its mission are not those it was graded by any more. */
async function gradedDesign(
  submission: Pick<SubmissionDetail, 'mission' | 'diagram' | 'report' | 'rulesVersion'>,
): Promise<Design | null> {
  const loaded = await loadMission(submission.mission);
  if (loaded === null) return null;
  const { rulesVersion: rules, report } = submission;
  const same =
    rules === null
      ? loaded.version === report.missionVersion
      : rules === rulesVersion(loaded.mission);
  if (!same) return null;
  return designOf(loaded.mission, submission.diagram);
}

/** The explanation of a submission that the viewer may see; null when it raises no questions (any more). */
export async function selectExplained(
  submission: SubmissionDetail,
): Promise<ExplainedSubmission | null> {
  const design = await gradedDesign(submission);
  const questions = design ? questionsOf(design) : [];
  if (design === null || questions.length === 0) return null;
  const explanation = await selectOptionalExplanation(submission.id);
  const explained = explainedDecisions(questions, explanation ?? []);
  return { mission: design.mission, questions, explanation, explained };
}

/** Keeps the viewer's reasons for a submission of theirs; refuses answers to questions that it does not raise. */
export async function explainSubmission({
  submission: id,
  explanation,
}: z.infer<typeof ExplainSchema>): Promise<void> {
  await signedInViewer();
  const submission = await selectSubmission(id);
  const design = submission?.own ? await gradedDesign(submission) : null;
  if (design === null) throw notFound(`no own submission ${id} to explain`);
  const message = explanationProblem(questionsOf(design), explanation);
  if (message !== null) {
    throw invalid('an explanation of something else', [{ path: 'explanation', message }]);
  }
  await upsertExplanation(id, explanation);
}
