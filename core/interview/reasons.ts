import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { designOf } from '../explanations/design';
import type { ReasonVerdict } from '../explanations/experiment';
import { explainedDecisions, type Question, questionsOf } from '../explanations/explanation';
import { isDrawn } from './questions';
import type { Judged, ReportLine } from './round-report';
import type { RoundState } from './round-state';

/** What came of the trial of the reason that was given for a decision, by the decision's id; what is missing is still being tried. */
export type ReasonVerdicts = Readonly<Record<string, ReasonVerdict | undefined>>;

/** The decisions that a drawing shows, each with the reasons to choose from; none without a drawing. */
export function reasonQuestions(mission: Mission, drawing: Diagram | null): Question[] {
  return isDrawn(mission, drawing) ? questionsOf(designOf(mission, drawing)) : [];
}

/** The decisions of the drawing for which a reason was given, each with that one. */
export function reasonsGiven(mission: Mission, { drawing, reasons }: RoundState) {
  if (Object.keys(reasons).length === 0) return [];
  const given = Object.entries(reasons).map(([decision, reason]) => ({
    decision,
    reasons: [reason],
    note: '',
  }));
  return explainedDecisions(reasonQuestions(mission, drawing), given).flatMap(
    ({ decision, reasons: [reason] }) => (reason ? [{ decision, reason }] : []),
  );
}

const SIGNS = { shown: 'kept', 'not-shown': 'missed', 'not-tested': 'note' } as const;

/** What reasons come to beside the points of the drawing: a quarter of these, in equal parts for every decision that a trial can tell of. */
export function judgeReasons(
  mission: Mission,
  state: RoundState,
  points: number,
  verdicts: ReasonVerdicts,
): Omit<Judged, 'model'> & { trying: number } {
  const questions = reasonQuestions(mission, state.drawing);
  const given = new Map(
    reasonsGiven(mission, state).map(({ decision, reason }) => [decision.id, reason]),
  );
  const lines: ReportLine[] = [];
  const count = { shown: 0, 'not-shown': 0, 'not-tested': 0, trying: 0 };
  for (const { decision } of questions) {
    const reason = given.get(decision.id);
    if (reason === undefined) {
      lines.push({ sign: 'missed', text: `${decision.text} You gave no reason.` });
      continue;
    }
    const said = `${decision.text} Your reason: “${reason.label}”.`;
    const verdict = verdicts[decision.id];
    count[verdict?.support ?? 'trying'] += 1;
    lines.push(
      verdict
        ? { sign: SIGNS[verdict.support], text: `${said} ${verdict.message}` }
        : { sign: 'note', text: `${said} It is being tried: your drawing runs without it.` },
    );
  }
  const tellable = questions.length - count['not-tested'];
  const of = tellable === 0 ? 0 : points / 4;
  const earned = tellable === 0 ? 0 : (of * count.shown) / tellable;
  return { earned, of, lines, trying: count.trying };
}
