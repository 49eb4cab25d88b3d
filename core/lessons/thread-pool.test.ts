import { describe, expect, it } from 'vitest';
import { type PoolSettings, poolFigures } from './thread-pool';

const run = (settings: Partial<PoolSettings>) =>
  poolFigures({
    users: 1200,
    threads: 1000,
    connections: 1500,
    waitMs: 200,
    blocking: true,
    ...settings,
  });

describe('poolFigures', () => {
  it('turns 200 of 1,200 customers away from 1,000 blocked threads', () => {
    expect(run({})).toEqual({
      served: 1000,
      turnedAway: 200,
      gaveUp: 0,
      responseMs: 250,
      inLineMs: 0,
      heldMs: 202,
      meanwhile: 0,
    });
    expect(run({ users: 1001 })).toMatchObject({ served: 1000, turnedAway: 1 });
  });

  it('serves all of them with a few threads that do not wait, none of them sooner', () => {
    expect(run({ threads: 14, blocking: false })).toMatchObject({
      served: 1200,
      turnedAway: 0,
      responseMs: 250,
      meanwhile: 100,
    });
  });

  it('moves the wait to the pool of connections where there are few', () => {
    const blocked = run({ connections: 50 });
    const free = run({ connections: 50, blocking: false });
    // 50 connections of 200 ms each answer 250 a second: 1,200 queries take 4.8 s.
    expect(free).toMatchObject({ served: 1200, turnedAway: 0, heldMs: 2 });
    expect(free.inLineMs).toBeGreaterThan(2000);
    expect(free.inLineMs).toBeLessThan(2400);
    expect(blocked).toMatchObject({ served: 1000, turnedAway: 200 });
    expect(blocked.heldMs).toBeCloseTo(202 + blocked.inLineMs, 6);
  });

  it('tells customers who gave up from those who were turned away', () => {
    const { served, turnedAway, gaveUp } = run({ connections: 1, blocking: false });
    expect(gaveUp).toBeGreaterThan(1000);
    expect(served + turnedAway + gaveUp).toBe(1200);
  });

  it('needs as many threads as Little’s law says', () => {
    // 5 clicks a ms hold a thread for 102 ms each.
    const at = (threads: number) => run({ users: 1000, threads, waitMs: 100 }).turnedAway;
    expect(at(510)).toBe(0);
    expect(at(500)).toBeGreaterThan(0);
    // 6 clicks a ms, 52 ms each.
    expect(run({ threads: 313, waitMs: 50 }).turnedAway).toBe(0);
  });

  it('never serves more, and never fewer, than clicked', () => {
    for (const threads of [1, 7, 100, 1200]) {
      for (const blocking of [true, false]) {
        const { served, turnedAway, gaveUp } = run({ users: 300, threads, waitMs: 50, blocking });
        expect(served + turnedAway + gaveUp).toBe(300);
      }
    }
  });
});
