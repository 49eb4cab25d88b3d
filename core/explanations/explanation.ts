import { z } from 'zod';
import { shuffled } from '../shared/seeded-random';
import { type Decision, MOST_NOTE } from './decision';
import { decisionsOf, MOST_DECISIONS } from './decisions';
import type { Design } from './design';
import { OFFERED, REASON_IDS, REASONS, type ReasonId } from './reasons';

/** What a learner answered for one decision. */
export const ExplainedSchema = z.strictObject({
  /** Id of the decision. */
  decision: z.string().max(60),
  reasons: z.array(z.enum(REASON_IDS)).max(REASON_IDS.length),
  /** The learner's own sentence; empty when there is none. */
  note: z.string().trim().max(MOST_NOTE),
});

/** Why a learner built a design as it is: an answer for some or all of its decisions. */
export const ExplanationSchema = z.array(ExplainedSchema).max(MOST_DECISIONS);

export type Explanation = z.infer<typeof ExplanationSchema>;

/** A reason that may be picked for a decision. */
export interface OfferedReason {
  id: ReasonId;
  label: string;
}

/** A decision with the reasons to choose from. */
export interface Question {
  decision: Decision;
  offered: OfferedReason[];
}

/** The questions that a design raises, the most significant first; where a reason stands among those offered says nothing. */
export function questionsOf(design: Design): Question[] {
  return decisionsOf(design).map((decision) => ({
    decision,
    offered: shuffled(OFFERED[decision.kind], decision.id).map((id) => ({
      id,
      label: REASONS[id].label,
    })),
  }));
}

/** A decision as it was explained. */
export interface Explained {
  decision: Decision;
  reasons: OfferedReason[];
  note: string;
}

/** Why an explanation does not belong to these questions; null when it does. */
export function explanationProblem(
  questions: readonly Question[],
  explanation: Explanation,
): string | null {
  const seen = new Set<string>();
  for (const { decision, reasons } of explanation) {
    const question = questions.find((candidate) => candidate.decision.id === decision);
    if (!question) return `the design has no decision "${decision}"`;
    if (seen.has(decision)) return `"${decision}" is explained twice`;
    seen.add(decision);
    const wrong = reasons.find((id) => !question.offered.some((offer) => offer.id === id));
    if (wrong !== undefined) return `"${wrong}" is no reason offered for "${decision}"`;
    if (new Set(reasons).size < reasons.length) return `"${decision}" names a reason twice`;
  }
  return null;
}

/** The answers beside their questions; decisions left open, and answers to none of the questions, are left out. */
export function explainedDecisions(
  questions: readonly Question[],
  explanation: Explanation,
): Explained[] {
  return questions.flatMap(({ decision, offered }) => {
    const given = explanation.find((entry) => entry.decision === decision.id);
    if (!given || (given.reasons.length === 0 && given.note === '')) return [];
    const reasons = offered.filter(({ id }) => given.reasons.includes(id));
    return [{ decision, reasons, note: given.note }];
  });
}
