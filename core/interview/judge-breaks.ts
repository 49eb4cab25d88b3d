import type { Finding } from '../contracts/grade-report';
import { judgeDefence } from '../grading/defence';
import { checksOf } from '../grading/grade';
import { isBroken } from '../grading/is-broken';
import { scenariosOf } from '../missions/check-scenarios';
import { promiseOf } from '../missions/promise';
import { formatNumber } from '../shared/format-number';
import { isNear } from '../shared/near';
import type { Grades } from './judge-drawing';
import { breakQuestions, faultOf, figureAsked } from './questions';
import type { RoundWorld } from './round';
import { type Judged, quoted, type ReportLine } from './round-report';
import type { RoundState } from './round-state';

/** What is said of an answer whose run is not done yet. */
export const BEING_RUN = 'It is being run.';

/** Questions of the seventh step where there is a drawing to ask about, that for a figure among them. */
const QUESTIONS = 5;

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

/**
 * One credit for each question whose broken promises were all foreseen and no others feared, half of one for some. `awaited`: keys of the
 * gradings that are still being made.
 */
export function judgeBreaks(
  world: RoundWorld,
  state: RoundState,
  grades: Grades,
  awaited: ReadonlySet<string>,
): Judged {
  const questions = breakQuestions(world, state);
  const model = [world.interview.model.breaks];
  if (questions.length === 0 || !state.drawing) {
    const text = 'Nothing was drawn, so nothing could be broken.';
    return { earned: 0, of: QUESTIONS, lines: [{ sign: 'missed', text }], model };
  }
  let earned = 0;
  let trying = 0;
  const words = new Map(checksOf(world.mission).map(({ entry }) => [entry.id, promiseOf(entry)]));
  const list = (ids: readonly string[]) =>
    ids.length === 0 ? 'none' : ids.map((id) => quoted(words.get(id) ?? id)).join(', ');
  const lines = questions.map(({ id, question }): ReportLine => {
    const expected = state.breaks[id];
    const broken = brokenIn(world, state, grades, id);
    if (broken === null) {
      if (expected !== undefined && awaited.has(id)) {
        trying += 1;
        const text = `${question} You said: ${list(expected)}. ${BEING_RUN}`;
        return { sign: 'note', text };
      }
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
  const figure = judgeFigure(world, state, grades, awaited);
  if (figure === null) return { earned, of: questions.length, lines, trying, model };
  return {
    earned: earned + figure.earned,
    of: questions.length + 1,
    lines: [...lines, figure.line],
    trying: trying + figure.trying,
    model,
  };
}

/** One credit for the figure of a promise at more load, within a factor of two of that of the run. */
function judgeFigure(
  world: RoundWorld,
  state: RoundState,
  grades: Grades,
  awaited: ReadonlySet<string>,
): { earned: number; trying: number; line: ReportLine } | null {
  const asked = figureAsked(world, state);
  if (asked === null) return null;
  const question = `At twice the load, what becomes of ${quoted(asked.promise)}`;
  if (state.figure === null) {
    return { earned: 0, trying: 0, line: { sign: 'missed', text: `${question}? No answer.` } };
  }
  const number = formatNumber(state.figure);
  const said = `${question}? You said ${asked.unit === '$' ? `$${number}` : `${number} ${asked.unit}`}.`;
  if (awaited.has('load')) {
    return { earned: 0, trying: 1, line: { sign: 'note', text: `${said} ${BEING_RUN}` } };
  }
  const finding = grades.load?.findings.find(({ id }) => id === asked.id);
  const real = finding?.figures.find(({ limit }) => limit !== null)?.value;
  if (!finding || typeof real !== 'number') {
    return {
      earned: 0,
      trying: 0,
      line: { sign: 'note', text: `${said} Not judged: the run has no such number.` },
    };
  }
  const near = isNear(state.figure, real);
  const verdict = near
    ? 'That is within a factor of two:'
    : 'That is more than a factor of two off:';
  return {
    earned: near ? 1 : 0,
    trying: 0,
    line: { sign: near ? 'kept' : 'missed', text: `${said} ${verdict} ${finding.message}` },
  };
}
