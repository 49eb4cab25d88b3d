import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detExp, detLog } from './det-math';
import { EventCalendar } from './event-calendar';
import { PRIORITY } from './event-order';
import { IntRing } from './int-ring';
import { nearestRank, selectPlace } from './percentile';
import { hashText, RandomStream } from './random';
import { Sampler } from './sampler';
import { TimerRing } from './timer-ring';

describe('deterministic mathematics', () => {
  test('the logarithm is that of the platform to within 1e-15', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-10, max: 1e10, noNaN: true }), (x) => {
        expect(Math.abs(detLog(x) - Math.log(x))).toBeLessThanOrEqual(
          1e-15 * Math.max(1, Math.abs(Math.log(x))),
        );
      }),
    );
  });

  test('the exponential is that of the platform to 14 digits', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
        expect(Math.abs(detExp(x) / Math.exp(x) - 1)).toBeLessThan(1e-14);
      }),
    );
  });

  test('known bits stay what they are', () => {
    expect(detLog(0.3)).toBe(-1.203972804325936);
    expect(detExp(1.5)).toBe(4.4816890703380645);
    expect(hashText('backpressure')).toBe(26785610);
  });
});

describe('random streams', () => {
  test('the same name gives the same numbers, another name others', () => {
    const draw = (name: string) => {
      const stream = new RandomStream(name);
      return Array.from({ length: 5 }, () => stream.next());
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  test('numbers are uniform: chi-square over 100 cells stays below its 1-in-10,000 point', () => {
    const stream = new RandomStream('uniform');
    const cells = new Array<number>(100).fill(0);
    for (let i = 0; i < 100_000; i++) {
      const cell = Math.floor(stream.next() * 100);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    const chi = cells.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
    expect(chi).toBeLessThan(161);
  });

  test.each([
    ['constant', 7, 7, 0],
    ['exponential', { exponential: 50 }, 50, 50],
    ['uniform', { uniform: [10, 30] as [number, number] }, 20, 20 / Math.sqrt(12)],
  ])('%s durations have their mean', (_, duration, mean, deviation) => {
    const stream = new RandomStream('durations');
    const sampler = new Sampler(duration);
    let sum = 0;
    for (let i = 0; i < 40_000; i++) sum += sampler.draw(stream);
    expect(Math.abs(sum / 40_000 - mean)).toBeLessThanOrEqual((4.5 * deviation) / 200);
  });

  test('lognormal durations have their median and 99th percentile', () => {
    const stream = new RandomStream('lognormal');
    const sampler = new Sampler({ lognormal: { median: 10, p99: 80 } });
    let above = 0;
    let far = 0;
    for (let i = 0; i < 40_000; i++) {
      const x = sampler.draw(stream);
      if (x > 10) above += 1;
      if (x > 80) far += 1;
    }
    expect(Math.abs(above - 20_000)).toBeLessThan(4.5 * 100);
    expect(Math.abs(far - 400)).toBeLessThan(4.5 * 20);
  });
});

describe('the event heap', () => {
  test('gives events back by time, priority and sequence', () => {
    const event = fc.tuple(fc.nat(20), fc.nat(2), fc.boolean());
    fc.assert(
      fc.property(fc.array(event, { maxLength: 400 }), (events) => {
        const heap = new EventCalendar(100);
        const expected: [number, number, number][] = [];
        const take = () => {
          expected.sort((x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2]);
          const next = expected.shift();
          expect(heap.pop()).toBe(next !== undefined);
          if (next !== undefined) expect([heap.time, heap.kind, heap.a]).toEqual(next);
        };
        events.forEach(([time, priority, pops], sequence) => {
          heap.push(time, priority, priority, sequence, 0);
          expected.push([time, priority, sequence]);
          if (pops) take();
        });
        while (expected.length > 0) take();
        take();
      }),
    );
  });
});

describe('timers of equal length', () => {
  test('end in the order they were started, the dead without an event', () => {
    const heap = new EventCalendar(1000);
    const live = new Set([1, 2, 3, 4, 5]);
    const timers = new TimerRing(heap, 9, 0, (handle) => live.has(handle));
    for (const handle of [1, 2, 3, 4, 5]) timers.start(handle, 0, 100 + handle);
    heap.push(50, PRIORITY.completion, 1, 0, 0);
    const ended: [number, number][] = [];
    while (heap.pop()) {
      if (heap.kind === 1) for (const handle of [1, 2, 4]) live.delete(handle);
      else {
        const handle = timers.expire(heap.time);
        if (handle >= 0) ended.push([handle, heap.time]);
        live.delete(handle);
        timers.rearm();
      }
    }
    expect(ended).toEqual([
      [3, 103],
      [5, 105],
    ]);
  });
});

describe('lines and percentiles', () => {
  test('a ring gives back what was put in, in order, however it grew', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat()), { maxLength: 200 }), (steps) => {
        const ring = new IntRing();
        const plain: number[] = [];
        for (const step of steps) {
          if (step !== null) {
            ring.push(step);
            plain.push(step);
          } else if (plain.length > 0) expect(ring.shift()).toBe(plain.shift());
          expect(ring.length).toBe(plain.length);
        }
      }),
    );
  });

  test('the selected place is the one of the sorted list', () => {
    const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(values, fc.nat(), (list, n) => {
        const place = n % list.length;
        const sorted = [...list].sort((x, y) => x - y);
        expect(selectPlace(Float64Array.from(list), 0, list.length, place)).toBe(sorted[place]);
      }),
    );
  });

  test('nearest rank: the 99th of 100 values, the first of one', () => {
    expect(nearestRank(99, 100)).toBe(98);
    expect(nearestRank(50, 1)).toBe(0);
    expect(nearestRank(100, 7)).toBe(6);
  });
});
