import { describe, expect, it } from 'vitest';
import { stuckAt } from './need-help';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const result = (change: object) => ({
  state: 'begun' as const,
  touchedAt: '2026-11-25T11:00:00Z',
  stuckOn: null,
  stuckTimes: 0,
  ...change,
});

describe('stuckAt', () => {
  it.each([
    ['began an hour ago', {}, null],
    ['began and stopped', { touchedAt: '2026-11-23T11:00:00Z' }, 'stopped'],
    ['failed the same check twice', { state: 'notPassed', stuckTimes: 2 }, null],
    ['failed the same check three times', { state: 'notPassed', stuckTimes: 3 }, 'same-check'],
    [
      'handed in long ago, and did not pass',
      { state: 'notPassed', touchedAt: '2026-01-01T00:00:00Z' },
      null,
    ],
    ['is done', { state: 'done', stuckTimes: 9, touchedAt: '2026-01-01T00:00:00Z' }, null],
  ])('of who %s', (_, change, expected) => {
    expect(stuckAt(result(change), NOW)).toBe(expected);
  });
});
