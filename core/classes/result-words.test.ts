import { describe, expect, it } from 'vitest';
import { resultWords, type ShownResult } from './result-words';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const at = { now: NOW, overdue: false, points: 100 };
const result = (change: Partial<ShownResult>): ShownResult => ({
  state: 'done',
  touchedAt: '2026-11-25T11:00:00Z',
  stuckOn: null,
  stuckTimes: 0,
  tries: 1,
  countedId: 'a',
  latestId: 'a',
  score: 92,
  earned: 92,
  total: 100,
  stars: 2,
  latestEarned: 92,
  latestTotal: 100,
  late: false,
  byHand: false,
  ...change,
});

describe('resultWords', () => {
  it('puts the counted try in front and the latest beside it', () => {
    const shown = resultWords(result({ tries: 3, latestId: 'b', latestEarned: 40 }), at);
    expect(shown).toEqual({
      tone: 'good',
      sign: '✓',
      main: '92★★',
      aside: 'last 40/100',
      words: 'done, 92 of 100 points, 2 stars, 3 tries, the latest earned 40 of 100',
    });
  });

  it('says that points were set by hand', () => {
    const shown = resultWords(result({ score: 55, byHand: true }), at);
    expect(shown).toMatchObject({ main: '55★★', aside: 'by hand' });
    expect(shown.words).toBe('done, 55 of 100 points, set by hand, 2 stars');
  });

  it.each([
    [null, {}, '–', 'not begun'],
    [null, { overdue: true }, '–', 'not begun, and overdue'],
    [result({ state: 'begun', score: null, stars: null, tries: 0 }), {}, '…', 'begun'],
    [
      result({
        state: 'begun',
        score: null,
        stars: null,
        tries: 0,
        touchedAt: '2026-11-20T00:00:00Z',
      }),
      {},
      '!',
      'begun, stopped before handing in',
    ],
    [
      result({ state: 'waiting', score: null, stars: null }),
      {},
      '…',
      'handed in, waits for its grade',
    ],
    [
      result({ state: 'notPassed', score: 33.33, stars: 0, tries: 4, stuckOn: 'x', stuckTimes: 4 }),
      {},
      '!',
      'not passed, 33.33 of 100 points, 4 tries, failed the same check 4 times in a row',
    ],
    [result({ late: true, stars: 1 }), {}, '✓', 'done, 92 of 100 points, 1 star, late'],
  ])('says of %j: %j, %s %s', (shown, change, sign, words) => {
    expect(resultWords(shown, { ...at, ...change })).toMatchObject({ sign, words });
  });
});
