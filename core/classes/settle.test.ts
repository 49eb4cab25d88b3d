import { describe, expect, it } from 'vitest';
import { settle, type Try } from './settle';
import { settleLesson } from './settle-lesson';
import { type Terms, termsWith } from './terms';

const DAY = 86_400_000;
const terms = (change: Partial<Terms> = {}): Terms => ({
  opensAt: null,
  dueAt: 10 * DAY,
  closesAt: null,
  attempts: null,
  lateRule: 'accept',
  latePercent: 0,
  points: 100,
  counts: 'best',
  ...change,
});
const tried = (id: string, day: number, earned: number | null, failed: string[] = []): Try => ({
  id,
  at: day * DAY,
  grade: earned === null ? null : { earned, total: 50, stars: 0, passed: earned >= 25 },
  failed,
});

describe('settle', () => {
  it('counts the best try, and shows the latest beside it', () => {
    const tries = [tried('a', 1, 50), tried('b', 2, 20)];
    expect(settle(terms(), tries)).toMatchObject({
      state: 'done',
      tries: 2,
      countedId: 'a',
      latestId: 'b',
      score: 100,
      earned: 50,
      latestEarned: 20,
      late: false,
      handedInAt: DAY,
    });
  });

  it.each([
    ['best', 'a'],
    ['latest', 'c'],
    ['first', 'b'],
  ] as const)(
    'counts the %s one where that is asked, whatever the order they come in',
    (counts, id) => {
      const tries = [tried('a', 2, 50), tried('c', 3, 30), tried('b', 1, 10)];
      expect(settle(terms({ counts }), tries).countedId).toBe(id);
    },
  );

  it('prefers the earlier of equal tries, so that nobody becomes late by repeating', () => {
    const tries = [tried('a', 9, 30), tried('b', 11, 30)];
    expect(settle(terms(), tries)).toMatchObject({ countedId: 'a', late: false });
  });

  it('adds what a rubric gives after what being late costs, between nothing and all, and not to points by hand', () => {
    const late = terms({ points: 20, lateRule: 'penalty', latePercent: 50 });
    const score = (change: Partial<Try>) =>
      settle(late, [{ ...tried('a', 10.5, 25), ...change }]).score;
    expect(score({})).toBe(5);
    expect(score({ rubric: 2.5 })).toBe(7.5);
    expect(score({ rubric: -6 })).toBe(0);
    expect(score({ rubric: 100 })).toBe(20);
    expect(score({ rubric: 2.5, byHand: 0.5 })).toBe(10);
  });

  it('takes nothing before it opens and after it closes, and all at the very instants', () => {
    const window = terms({ opensAt: 2 * DAY, closesAt: 4 * DAY });
    const tries = [1, 2, 3, 4, 5].map((day) => tried(`t${day}`, day, 10 * day));
    expect(settle(window, tries)).toMatchObject({ tries: 3, countedId: 't4', latestId: 't4' });
  });

  it('counts as many tries as there may be, the first ones', () => {
    const tries = [tried('a', 1, 10), tried('b', 2, 20), tried('c', 3, 50)];
    expect(settle(terms({ attempts: 2 }), tries)).toMatchObject({ tries: 2, countedId: 'b' });
  });

  it.each([
    ['accept', 0, 11, 80, true],
    ['penalty', 10, 10, 80, false],
    ['penalty', 10, 10.01, 72, true],
    ['penalty', 10, 12, 64, true],
    ['penalty', 60, 12, 0, true],
  ] as const)(
    'under %s with %d %% on day %d gives %d points',
    (lateRule, latePercent, day, score, late) => {
      const settled = settle(terms({ lateRule, latePercent }), [tried('a', day, 40)]);
      expect(settled).toMatchObject({ score, late });
    },
  );

  it('gives no points for late work where it is refused, and still tells of it', () => {
    const settled = settle(terms({ lateRule: 'refuse' }), [tried('a', 11, 50)]);
    expect(settled).toMatchObject({
      state: 'notPassed',
      tries: 1,
      countedId: null,
      latestId: 'a',
      score: 0,
      late: true,
    });
  });

  it('waits for a grade, and goes on showing what counts until then', () => {
    expect(settle(terms(), [tried('a', 1, null)])).toMatchObject({
      state: 'waiting',
      score: null,
      tries: 1,
    });
    const both = [tried('a', 1, 10), tried('b', 2, null)];
    expect(settle(terms(), both)).toMatchObject({ state: 'waiting', score: 20, countedId: 'a' });
  });

  it('names the check that the latest tries in a row all failed', () => {
    const tries = [
      tried('a', 1, 5, ['slow', 'lost']),
      tried('b', 2, 5, ['lost']),
      tried('c', 3, 5, ['slow', 'lost']),
    ];
    expect(settle(terms(), tries)).toMatchObject({ stuckOn: 'lost', stuckTimes: 3 });
    expect(settle(terms(), [...tries, tried('d', 4, 50, ['lost'])])).toMatchObject({
      stuckOn: null,
      stuckTimes: 0,
    });
  });

  it('has nothing to say of no tries', () => {
    expect(settle(terms(), [])).toMatchObject({ state: 'begun', score: null, tries: 0 });
  });
});

describe('termsWith', () => {
  it('puts an extension over the terms, and keeps open as long as it lasts', () => {
    const base = terms({ closesAt: 11 * DAY, attempts: 2 });
    const extra = { dueAt: 13 * DAY, closesAt: null, attempts: 1 };
    expect(termsWith(base, extra)).toMatchObject({
      dueAt: 13 * DAY,
      closesAt: 13 * DAY,
      attempts: 3,
    });
    expect(termsWith(base, null)).toBe(base);
    expect(termsWith(terms(), { ...extra, attempts: 4 }).attempts).toBeNull();
  });
});

describe('settleLesson', () => {
  it('is done when every section was read, and late when the last was', () => {
    expect(settleLesson(terms(), 2, [DAY])).toMatchObject({
      state: 'begun',
      score: 50,
      late: false,
    });
    expect(settleLesson(terms(), 2, [11 * DAY, DAY])).toMatchObject({
      state: 'done',
      score: 100,
      late: true,
      handedInAt: 11 * DAY,
    });
  });

  it('gives for what was read in time what is more than the whole with its penalty', () => {
    const strict = terms({ lateRule: 'penalty', latePercent: 90 });
    expect(settleLesson(strict, 2, [DAY, 11 * DAY]).score).toBe(50);
  });

  it('takes no section read after it closed', () => {
    expect(settleLesson(terms({ closesAt: 5 * DAY }), 2, [DAY, 6 * DAY])).toMatchObject({
      state: 'begun',
      earned: 1,
    });
  });
});
