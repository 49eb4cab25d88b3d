import { describe, expect, it } from 'vitest';
import { poolFigures } from './thread-pool';

describe('poolFigures', () => {
  it('turns customer 1,001 away from 1,000 blocked threads', () => {
    expect(poolFigures({ users: 1001, threads: 1000, waitMs: 200, blocking: true })).toEqual({
      served: 1000,
      turnedAway: 1,
      responseMs: 250,
      heldMs: 202,
      meanwhile: 0,
    });
  });

  it('serves all of them with a few threads that do not wait, none of them sooner', () => {
    const run = poolFigures({ users: 1001, threads: 12, waitMs: 200, blocking: false });
    expect(run).toMatchObject({ served: 1001, turnedAway: 0, responseMs: 250, meanwhile: 100 });
  });

  it('needs as many threads as Little’s law says', () => {
    // 5 clicks a ms hold a thread for 102 ms each.
    const at = (threads: number) =>
      poolFigures({ users: 1000, threads, waitMs: 100, blocking: true }).turnedAway;
    expect(at(510)).toBe(0);
    expect(at(500)).toBeGreaterThan(0);
  });

  it('never serves more, and never fewer, than clicked', () => {
    for (const threads of [1, 7, 100, 1200]) {
      for (const blocking of [true, false]) {
        const run = poolFigures({ users: 300, threads, waitMs: 50, blocking });
        expect(run.served + run.turnedAway).toBe(300);
      }
    }
  });
});
