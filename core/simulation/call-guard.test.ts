import { describe, expect, test } from 'vitest';
import { CallGuard, type GuardLimits } from './call-guard';

const LIMITS: GuardLimits = {
  retriesPerCall: Number.POSITIVE_INFINITY,
  failures: 0,
  windowMs: 100,
  openMs: 1000,
  probes: 1,
  atOnce: Number.POSITIVE_INFINITY,
};

function guard(limits: Partial<GuardLimits>) {
  const made = new CallGuard({ ...LIMITS, ...limits });
  return {
    made,
    /** Makes a call at a time, if it may; it ends at once when told how. */
    call(at: number, ok?: boolean): boolean {
      if (!made.lets(at, false)) return false;
      if (ok !== undefined) made.end(at, made.round, ok);
      return true;
    },
  };
}

describe('a circuit breaker', () => {
  test('opens at so many failures within the window, however many calls go well between them', () => {
    const { call } = guard({ failures: 2 });
    call(0, false);
    call(50, true);
    call(100, false);
    expect(call(101)).toBe(false);
  });

  test('does not count failures that are older than the window', () => {
    const { call } = guard({ failures: 2 });
    call(0, false);
    call(101, false);
    expect(call(102)).toBe(true);
  });

  test('lets its probes through when it has been open long enough, and no more', () => {
    const { call, made } = guard({ failures: 1, probes: 2 });
    call(0, false);
    expect([call(999), call(1000), call(1000), call(1000)]).toEqual([false, true, true, false]);
    expect(made.kept.byBreaker).toBe(2);
  });

  test('closes when all probes went well, and opens again at the first that fails', () => {
    const well = guard({ failures: 1 });
    well.call(0, false);
    well.call(1000, true);
    expect([well.call(1001), well.call(1001)]).toEqual([true, true]);
    const badly = guard({ failures: 1 });
    badly.call(0, false);
    badly.call(1000, false);
    expect([badly.call(1999), badly.call(2000)]).toEqual([false, true]);
    expect(badly.made.kept.opened).toBe(2);
  });

  test('hears nothing of calls that were made before it turned', () => {
    const { call, made } = guard({ failures: 1 });
    call(0);
    const { round } = made;
    call(0, false);
    made.end(500, round, true);
    expect(call(501)).toBe(false);
  });

  test('lets another probe through when whoever made the first has died', () => {
    const { call, made } = guard({ failures: 1 });
    call(0, false);
    call(1000);
    expect(call(1001)).toBe(false);
    made.forget(made.round);
    expect(call(1002)).toBe(true);
  });
});

test('a bulkhead lets out so many calls at a time', () => {
  const { call, made } = guard({ atOnce: 2 });
  expect([call(0), call(0), call(0)]).toEqual([true, true, false]);
  made.end(5, made.round, true);
  expect(call(5)).toBe(true);
  expect(made.kept.byBulkhead).toBe(1);
});

test('a retry budget pays for ten retries at first, then for as many as its share of the calls', () => {
  const { call, made } = guard({ retriesPerCall: 0.5 });
  const allowed = Array.from({ length: 12 }, () => made.allowsRetry());
  expect(allowed.filter(Boolean)).toHaveLength(10);
  for (let i = 0; i < 4; i++) call(0, true);
  expect([made.allowsRetry(), made.allowsRetry(), made.allowsRetry()]).toEqual([true, true, false]);
});
