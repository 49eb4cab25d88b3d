import { describe, expect, it } from 'vitest';
import { queueFigures, timeline } from './queue-maths';

describe('queueFigures', () => {
  it.each([
    [0.5, 1],
    [0.8, 4],
    [0.9, 9],
  ])('M/M/1 at load %d has a mean wait of %d service times', (rate, wait) => {
    expect(queueFigures(rate, 1, 1).wait).toBeCloseTo(wait, 10);
  });

  it('M/M/10 at load 0.9 waits as Erlang C says', () => {
    // C(10, 9) = 0.66873
    expect(queueFigures(9, 1, 10).wait).toBeCloseTo(0.66873, 4);
  });

  it("obeys Little's law", () => {
    const { waiting, wait, inside } = queueFigures(30, 0.1, 4);
    expect(waiting).toBeCloseTo(30 * (wait ?? 0), 12);
    expect(inside).toBeCloseTo(30 * ((wait ?? 0) + 0.1), 12);
  });

  it('has no mean once as much comes in as goes out', () => {
    expect(queueFigures(10, 1, 10)).toEqual({
      utilisation: 1,
      wait: null,
      waiting: null,
      inside: null,
    });
  });
});

describe('timeline', () => {
  it('takes six seconds for three calls in a row, and blocks the caller throughout', () => {
    expect(timeline(3, 2, false)).toEqual({
      calls: [
        { sentAt: 0, answeredAt: 2 },
        { sentAt: 2, answeredAt: 4 },
        { sentAt: 4, answeredAt: 6 },
      ],
      blocked: 6,
      total: 6,
    });
  });

  it('sends all at 0 s when they go together, with answers at 2, 4 and 6 s and nobody blocked', () => {
    const { calls, blocked } = timeline(3, 2, true);
    expect(calls.map((call) => call.sentAt)).toEqual([0, 0, 0]);
    expect(calls.map((call) => call.answeredAt)).toEqual([2, 4, 6]);
    expect(blocked).toBe(0);
  });
});
