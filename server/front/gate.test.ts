import { describe, expect, it } from 'vitest';
import { Gate } from './gate';

const LIMITS = { inside: 2, waiting: 100, patienceMs: 3_000, shortPatienceMs: 200 };

/** A gate with a clock of its own, and what became of each who asked. */
function scene(limits = LIMITS) {
  let clock = 0;
  const gate = new Gate(limits, () => clock);
  const entered: number[] = [];
  const refused: number[] = [];
  let next = 0;
  return {
    gate,
    entered,
    refused,
    ask: (times = 1) => {
      for (let n = 0; n < times; n += 1) {
        const me = next++;
        gate.ask(
          () => entered.push(me),
          () => refused.push(me),
        );
      }
    },
    pass: (ms: number) => {
      clock += ms;
      gate.sweep();
    },
  };
}

describe('Gate', () => {
  it('lets in at once while there is room, and in order afterwards', () => {
    const { gate, ask, entered } = scene();
    ask(4);
    expect(entered).toEqual([0, 1]);
    gate.leave();
    gate.leave();
    expect(entered).toEqual([0, 1, 2, 3]);
    expect(gate.counts()).toEqual({ inside: 2, waiting: 0 });
  });

  it('refuses nobody of a burst that is served within its patience', () => {
    const { gate, ask, entered, refused, pass } = scene();
    ask(60);
    for (let served = 0; served < 60; served += 2) {
      pass(90);
      gate.leave();
      gate.leave();
    }
    expect(entered).toHaveLength(60);
    expect(refused).toEqual([]);
  });

  it('keeps nobody waiting for long under lasting overload, and goes on serving', () => {
    const { gate, ask, entered, refused, pass } = scene();
    const waits: number[] = [];
    for (let step = 0; step < 1_000; step += 1) {
      // Four come where two can be served in 100 ms.
      ask(4);
      pass(100);
      gate.leave();
      gate.leave();
      waits.push(gate.counts().waiting);
    }
    expect(refused.length).toBeGreaterThan(1_000);
    expect(entered.length).toBeGreaterThanOrEqual(2_000);
    expect(Math.max(...waits.slice(200))).toBeLessThanOrEqual(12);
  });

  it('refuses at once when the line is full', () => {
    const { ask, refused } = scene({ ...LIMITS, waiting: 1 });
    ask(5);
    expect(refused).toEqual([3, 4]);
  });

  it('has all its room back after an overload', () => {
    const { gate, ask, entered, pass } = scene();
    ask(50);
    pass(60_000);
    gate.leave();
    gate.leave();
    expect(gate.counts()).toEqual({ inside: 0, waiting: 0 });
    ask();
    expect(entered.at(-1)).toBe(50);
  });
});
