import type { Finding, GradeReport } from '../contracts/grade-report';
import { diffDiagrams } from '../diagram/diff';
import { judgeDefence } from '../grading/defence';
import { checksOf } from '../grading/grade';
import { scenariosOf } from '../missions/check-scenarios';
import { promiseOf } from '../missions/promise';
import { formatNumber } from '../shared/format-number';
import { isNear } from '../shared/near';
import { findingLines, isBroken, namedPromises } from './finding-lines';
import {
  breakQuestions,
  faultOf,
  figureAsked,
  openDrawing,
  roundMission,
  tradeChoices,
  twistOf,
} from './questions';
import { judgeReasons, type ReasonVerdicts } from './reasons';
import type { RoundWorld } from './round';
import { type Judged, quoted, type ReportLine } from './round-report';
import { MOST_TRADES, type RoundState } from './round-state';

/** Grades by what they are of: `base`, `change`, `load`, and mutants of the first drawing by their key. */
export type Grades = Record<string, GradeReport | undefined>;

/** Questions of the seventh step where there is a drawing to ask about, that for a figure among them. */
const QUESTIONS = 5;

const NOTHING_DRAWN: ReportLine = {
  sign: 'missed',
  text: 'Nothing was drawn, so nothing could run.',
};

const FIRST_BROKEN: ReportLine = {
  sign: 'note',
  text: 'A promise of the first stage is broken, so this step is thin whatever else is kept.',
};

/** What is said first of a drawing that does not keep the first stage; nothing of one that does. */
const firstBroken = ({ passed }: GradeReport) => (passed ? [] : [FIRST_BROKEN]);

/** The points that the mission gives for the drawing at the bell, and what the reasons for it come to. */
export function judgeDrawing(
  world: RoundWorld,
  state: RoundState,
  base: GradeReport | undefined,
  verdicts: ReasonVerdicts,
): Judged {
  const { mission } = world;
  const { drawing } = state;
  const of = checksOf(mission).reduce((sum, { entry }) => sum + entry.points, 0);
  const model = [world.interview.model.draw];
  if (!base || !drawing) return { earned: 0, of, lines: [NOTHING_DRAWN], model };
  const reasons = judgeReasons(mission, state, base.score.total, verdicts);
  return {
    earned: base.score.earned + reasons.earned,
    of: base.score.total + reasons.of,
    lines: [
      ...firstBroken(base),
      ...findingLines({ mission, diagram: drawing, report: base }, state, 'draw'),
      ...reasons.lines,
    ],
    isFirstBroken: !base.passed,
    trying: reasons.trying,
    model,
  };
}

/** The points that the changed mission gives for what the drawing became. */
export function judgeChange(
  world: RoundWorld,
  state: RoundState,
  { base, change }: Grades,
): Judged {
  const twist = twistOf(world, state);
  const mission = roundMission(world, { ...state, step: 'change' });
  const of = checksOf(mission).reduce((sum, { entry }) => sum + entry.points, 0);
  const said: ReportLine = { sign: 'note', text: `The change: ${twist.says}` };
  if (!change) return { earned: 0, of, lines: [said, NOTHING_DRAWN], model: [twist.answer] };
  const lost = change.findings.filter(
    (finding) =>
      isBroken(finding) && base?.findings.some(({ id, passed }) => id === finding.id && passed),
  );
  const before = openDrawing(world, { ...state, step: 'change', changed: null });
  const after = openDrawing(world, { ...state, step: 'change' });
  const parts = state.changed === null ? 0 : diffDiagrams(before, state.changed).length;
  const redrawn =
    parts === 0
      ? 'You left the drawing as it was.'
      : `Old and new drawing differ in ${parts} ${parts === 1 ? 'part' : 'parts'}.`;
  const lines: ReportLine[] = [said, { sign: 'note', text: redrawn }, ...firstBroken(change)];
  lines.push(
    lost.length === 0
      ? { sign: 'kept', text: 'No promise that held before the change is broken after it.' }
      : {
          sign: 'missed',
          text: `${namedPromises(
            mission,
            lost.map(({ id }) => id),
          )} held before the change and ${lost.length === 1 ? 'is' : 'are'} broken after it.`,
        },
    ...findingLines({ mission, diagram: after, report: change }, state, 'change'),
  );
  const { earned, total } = change.score;
  return { earned, of: total, lines, isFirstBroken: !change.passed, model: [twist.answer] };
}

/** What a question of the seventh step came to; null where its run is missing. */
function brokenIn(
  world: RoundWorld,
  state: RoundState,
  grades: Grades,
  question: string,
): Finding[] | null {
  const report = question === 'fault' ? grades.base : grades[question];
  if (!report) return null;
  const fault = faultOf(world, state);
  const named = new Set(
    checksOf(world.mission)
      .filter(({ entry }) => question !== 'fault' || scenariosOf(entry).includes(fault?.id ?? ''))
      .map(({ entry }) => entry.id),
  );
  return report.findings.filter((finding) => named.has(finding.id) && isBroken(finding));
}

/** One credit for each question whose broken promises were all foreseen and no others feared, half of one for some. */
export function judgeBreaks(world: RoundWorld, state: RoundState, grades: Grades): Judged {
  const questions = breakQuestions(world, state);
  const model = [world.interview.model.breaks];
  if (questions.length === 0 || !state.drawing) {
    const text = 'Nothing was drawn, so nothing could be broken.';
    return { earned: 0, of: QUESTIONS, lines: [{ sign: 'missed', text }], model };
  }
  let earned = 0;
  const words = new Map(checksOf(world.mission).map(({ entry }) => [entry.id, promiseOf(entry)]));
  const list = (ids: readonly string[]) =>
    ids.length === 0 ? 'none' : ids.map((id) => quoted(words.get(id) ?? id)).join(', ');
  const lines = questions.map(({ id, question }): ReportLine => {
    const expected = state.breaks[id];
    const broken = brokenIn(world, state, grades, id);
    if (broken === null) {
      // What was not answered was not run either.
      return expected === undefined
        ? { sign: 'missed', text: `${question} No answer.` }
        : { sign: 'note', text: `${question} Not judged: it could not be run.` };
    }
    const ids = broken.map((finding) => finding.id);
    const because = broken[0] ? ` ${broken[0].message}` : '';
    if (expected === undefined) {
      return { sign: 'missed', text: `${question} No answer. Broken: ${list(ids)}.${because}` };
    }
    const { foreseen, right } = judgeDefence(expected, ids);
    const isHalf =
      foreseen.length > 0 && foreseen.length * 2 >= Math.max(expected.length, ids.length);
    earned += right ? 1 : isHalf ? 0.5 : 0;
    return {
      sign: right ? 'kept' : isHalf ? 'partly' : 'missed',
      text: `${question} You said: ${list(expected)}. Broken: ${list(ids)}.${because}`,
    };
  });
  const figure = judgeFigure(world, state, grades);
  if (figure === null) return { earned, of: questions.length, lines, model };
  return {
    earned: earned + figure.earned,
    of: questions.length + 1,
    lines: [...lines, figure.line],
    model,
  };
}

/** One credit for the figure of a promise at more load, within a factor of two of that of the run. */
function judgeFigure(
  world: RoundWorld,
  state: RoundState,
  grades: Grades,
): { earned: number; line: ReportLine } | null {
  const asked = figureAsked(world, state);
  if (asked === null) return null;
  const question = `At twice the load, what becomes of ${quoted(asked.promise)}`;
  if (state.figure === null) {
    return { earned: 0, line: { sign: 'missed', text: `${question}? No answer.` } };
  }
  const number = formatNumber(state.figure);
  const said = `${question}? You said ${asked.unit === '$' ? `$${number}` : `${number} ${asked.unit}`}.`;
  const finding = grades.load?.findings.find(({ id }) => id === asked.id);
  const real = finding?.figures.find(({ limit }) => limit !== null)?.value;
  if (!finding || typeof real !== 'number') {
    return {
      earned: 0,
      line: { sign: 'note', text: `${said} Not judged: the run has no such number.` },
    };
  }
  const near = isNear(state.figure, real);
  const verdict = near
    ? 'That is within a factor of two:'
    : 'That is more than a factor of two off:';
  return {
    earned: near ? 1 : 0,
    line: { sign: near ? 'kept' : 'missed', text: `${said} ${verdict} ${finding.message}` },
  };
}

/** For each trade-off half a credit for the promise that it really buys, and half for its figure within a factor of two. */
export function judgeTrades(world: RoundWorld, state: RoundState, grades: Grades): Judged {
  const model = [world.interview.model.defend];
  let earned = 0;
  const { without, promises } = tradeChoices(world.mission, state.drawing);
  const lines = state.trades.map((trade): ReportLine => {
    const change = without.find(({ key }) => key === trade.without)?.change ?? trade.without;
    const promise = promises.find(({ id }) => id === trade.buys)?.promise ?? trade.buys;
    const words = trade.words === '' ? '' : ` In your words: “${trade.words}”`;
    const said = `${change} Then ${quoted(promise)} would be broken, you said.${words}`;
    const now = grades.base?.findings.find(({ id }) => id === trade.buys);
    const then = grades[trade.without]?.findings.find(({ id }) => id === trade.buys);
    if (!now || !then) return { sign: 'note', text: `${said} Not judged: it could not be run.` };
    if (!now.passed)
      return { sign: 'missed', text: `${said} It is broken already: ${now.message}` };
    if (!isBroken(then))
      return { sign: 'missed', text: `${said} It holds all the same: ${then.message}` };
    earned += 0.5;
    const figure = then.figures.find(({ limit, value }) => limit !== null && value !== null);
    const real = figure?.value;
    if (typeof real !== 'number' || trade.figure === null) {
      const missing = trade.figure === null ? ' You gave no number.' : '';
      return { sign: 'partly', text: `${said} So it is: ${then.message}${missing}` };
    }
    const near = isNear(trade.figure, real);
    if (near) earned += 0.5;
    const off = near ? 'within a factor of two' : 'more than a factor of two off';
    const text = `${said} So it is: ${then.message} Your ${formatNumber(trade.figure)} ${figure?.unit ?? ''} is ${off}.`;
    return { sign: near ? 'kept' : 'partly', text };
  });
  const left = MOST_TRADES - state.trades.length;
  if (left > 0)
    lines.push({
      sign: 'missed',
      text:
        state.trades.length === 0
          ? 'You named no trade-off.'
          : `You named ${state.trades.length} of ${MOST_TRADES} trade-offs.`,
    });
  return { earned, of: MOST_TRADES, lines, model };
}
