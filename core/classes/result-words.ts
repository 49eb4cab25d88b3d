import { type Struggle, stuckAt } from './need-help';
import type { Settled } from './settle';

/** A result as far as it can be put into words. */
export type ShownResult = Struggle &
  Omit<Settled, 'handedInAt'> & {
    /** Whether staff gave the points that count, or added to them by a rubric. */
    byHand: boolean;
  };

/** How a result is shown: a sign and a figure in little room, and all of it in words. */
export interface ResultWords {
  tone: 'good' | 'trouble' | 'pending' | 'none';
  sign: '✓' | '✗' | '…' | '–' | '!';
  /** The points that count; else a word. */
  main: string;
  /** What the latest try earned, when another one counts; else what is odd about it. */
  aside: string;
  /** Everything, for people who do not see signs. */
  words: string;
}

const figure = (value: number) =>
  value.toLocaleString('en', { maximumFractionDigits: 2, useGrouping: false });

const NOT_BEGUN: ResultWords = {
  tone: 'none',
  sign: '–',
  main: '',
  aside: '',
  words: 'not begun',
};

/**
 * A result in words at an instant, ms since 1970; `overdue` when its due date has passed. The counted try comes first, the latest
 * beside it.
 */
export function resultWords(
  result: ShownResult | null,
  { now, overdue, points }: { now: number; overdue: boolean; points: number },
): ResultWords {
  if (result === null) {
    return overdue
      ? { ...NOT_BEGUN, tone: 'trouble', aside: 'missing', words: 'not begun, and overdue' }
      : NOT_BEGUN;
  }
  const { state, score, stars, late, tries, byHand } = result;
  const stuck = stuckAt(result, now);
  const other = result.latestId !== result.countedId && result.latestEarned !== null;
  const latest = other
    ? `last ${figure(result.latestEarned ?? 0)}/${figure(result.latestTotal ?? 0)}`
    : '';
  const asides = [
    ...(byHand ? ['by hand'] : []),
    ...(late ? ['late'] : []),
    ...(stuck === 'same-check' ? [`×${result.stuckTimes} same`] : []),
    ...(stuck === 'stopped' ? ['stopped'] : []),
    ...(state === 'waiting' ? ['being graded'] : []),
    ...(latest ? [latest] : []),
    ...(state === 'begun' && overdue ? ['missing'] : []),
  ];
  const STATES = {
    begun: {
      tone: stuck || overdue ? 'trouble' : 'pending',
      sign: stuck ? '!' : '…',
      word: 'begun',
    },
    waiting: { tone: 'pending', sign: '…', word: 'handed in, waits for its grade' },
    notPassed: { tone: 'trouble', sign: stuck ? '!' : '✗', word: 'not passed' },
    done: { tone: 'good', sign: '✓', word: 'done' },
  } as const;
  const { tone, sign, word } = STATES[state];
  const words = [
    word,
    ...(score === null
      ? []
      : [`${figure(score)} of ${figure(points)} points${byHand ? ', set by hand' : ''}`]),
    ...(stars ? [stars === 1 ? '1 star' : `${stars} stars`] : []),
    ...(tries > 1 ? [`${tries} tries`] : []),
    ...(latest ? [`the latest earned ${latest.slice(5).replace('/', ' of ')}`] : []),
    ...(late ? ['late'] : []),
    ...(stuck === 'same-check'
      ? [`failed the same check ${result.stuckTimes} times in a row`]
      : []),
    ...(stuck === 'stopped' ? ['stopped before handing in'] : []),
  ];
  return {
    tone,
    sign,
    main:
      score === null ? (state === 'begun' ? 'begun' : '') : figure(score) + '★'.repeat(stars ?? 0),
    aside: asides.join(', '),
    words: words.join(', '),
  };
}
