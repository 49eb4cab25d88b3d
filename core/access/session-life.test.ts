import { describe, expect, it } from 'vitest';
import { isFresh, isSessionAlive, type SessionTimes } from './session-life';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = new Date(Date.UTC(2026, 0, 31));
const ago = (ms: number) => new Date(now.getTime() - ms);

describe('a session', () => {
  it.each<[SessionTimes['role'], number, number, boolean]>([
    ['learner', 29 * DAY, 6 * DAY, true],
    ['learner', 30 * DAY, 0, false],
    ['learner', 8 * DAY, 7 * DAY, false],
    ['instructor', 29 * DAY, 11 * HOUR, true],
    ['instructor', DAY, 12 * HOUR, false],
    ['instructor', 30 * DAY, 0, false],
    ['admin', DAY, 11 * HOUR, true],
    ['admin', DAY, 12 * HOUR, false],
  ])('of a %s that is %d ms old and unused for %d ms is alive: %s', (role, age, idle, expected) => {
    const times = { role, createdAt: ago(age), lastSeenAt: ago(idle) };
    expect(isSessionAlive(times, now)).toBe(expected);
  });

  it('stands for its owner for a quarter of an hour after the password', () => {
    expect(isFresh(ago(14 * 60_000), now)).toBe(true);
    expect(isFresh(ago(15 * 60_000), now)).toBe(false);
  });
});
