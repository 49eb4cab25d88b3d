import { describe, expect, it } from 'vitest';
import { runSmallWorld } from './small-world';
import { timeline } from './timeline';

const answers = (calls: number, seconds: number, atOnce: number, together: boolean) =>
  timeline(calls, seconds, atOnce, together).calls.map(({ answeredAt }) => answeredAt);

describe('timeline', () => {
  it('takes six seconds for three calls in a row, and blocks the caller throughout', () => {
    for (const atOnce of [1, 3]) {
      expect(timeline(3, 2, atOnce, false)).toEqual({
        calls: [
          { sentAt: 0, answeredAt: 2 },
          { sentAt: 2, answeredAt: 4 },
          { sentAt: 4, answeredAt: 6 },
        ],
        blocked: 6,
        total: 6,
      });
    }
  });

  it('sends all at 0 s when they go together, and blocks nobody', () => {
    const { calls, blocked } = timeline(3, 2, 1, true);
    expect(calls.map((call) => call.sentAt)).toEqual([0, 0, 0]);
    expect(blocked).toBe(0);
  });

  it('answers calls sent together as many at once as the other side works on', () => {
    expect(answers(3, 2, 1, true)).toEqual([2, 4, 6]);
    expect(answers(3, 2, 2, true)).toEqual([2, 2, 4]);
    expect(answers(3, 2, 3, true)).toEqual([2, 2, 2]);
    expect(timeline(3, 2, 8, true).total).toBe(2);
  });

  it('is done when the simulator is', () => {
    for (const [calls, atOnce] of [
      [3, 1],
      [7, 3],
      [8, 8],
    ] as const) {
      const { flows } = runSmallWorld({
        components: { client: ['client'], other: ['service', { concurrency: atOnce }] },
        connections: [['client', 'other', 'sync']],
        physics: { other: { workMs: 2000 } },
        to: ['other'],
        arrivals: { at: Array.from({ length: calls }, () => 0) },
        horizonMs: 60_000,
      });
      expect(flows[0]?.lastDeliveryMs).toBe(timeline(calls, 2, atOnce, true).total * 1000);
    }
  });
});
