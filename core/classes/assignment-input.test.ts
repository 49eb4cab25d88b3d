import { describe, expect, it } from 'vitest';
import { datesOf, releaseDateOf } from './assignment-input';

const NOW = Date.parse('2026-03-20T12:00:00Z');
const input = (change: object) => ({
  opens: null,
  due: null,
  closes: null,
  zone: 'Europe/Berlin',
  ...change,
});
const problems = (change: object, before: Parameters<typeof datesOf>[2] = null) => {
  const found = datesOf(input(change), NOW, before);
  return found.ok ? [] : found.problems.map(({ path, message }) => `${path} ${message}`);
};

describe('datesOf', () => {
  it('reads dates as clocks in the zone show them, before and after they are changed', () => {
    const found = datesOf(
      input({ due: '2026-03-28T18:00', closes: '2026-03-29T18:00' }),
      NOW,
      null,
    );
    expect(found.ok && found.value).toEqual({
      opensAt: null,
      dueAt: Date.parse('2026-03-28T17:00:00Z'),
      closesAt: Date.parse('2026-03-29T16:00:00Z'),
    });
  });

  it.each([
    [{ due: '2026-03-19T10:00' }, ['due lies in the past']],
    [{ closes: '2026-03-20T13:00' }, ['closes lies in the past']],
    [{ opens: '2026-03-19T10:00' }, []],
    [
      { due: '2026-03-29T02:30' },
      ['due clocks in Europe/Berlin are put forward past this time on that day; choose another'],
    ],
    [{ due: '2026-02-30T10:00' }, ['due is no date and time']],
    [
      { due: '2026-04-02T10:00', closes: '2026-04-01T10:00' },
      ['closes has to be at or after the due date'],
    ],
    [
      { opens: '2026-04-02T10:00', due: '2026-04-02T10:00' },
      ['due has to be after the day it opens'],
    ],
    [
      { opens: '2026-04-02T10:00', closes: '2026-04-01T10:00' },
      ['closes has to be after the day it opens'],
    ],
  ])('says of %j: %j', (change, expected) => {
    expect(problems(change)).toEqual(expected);
  });

  it('lets a date in the past be that was there before', () => {
    const dueAt = Date.parse('2026-03-19T09:00:00Z');
    expect(problems({ due: '2026-03-19T10:00' }, { opensAt: null, dueAt, closesAt: null })).toEqual(
      [],
    );
  });
});

describe('releaseDateOf', () => {
  const on = (release: 'onDate' | 'byHand', releases: string | null) =>
    releaseDateOf({ release, releases, zone: 'Europe/Berlin' });

  it('is read in the zone, and only where results are released on a date', () => {
    expect(on('onDate', '2026-03-20T18:00')).toEqual({
      ok: true,
      value: Date.parse('2026-03-20T17:00:00Z'),
    });
    expect(on('byHand', '2026-03-20T18:00')).toEqual({ ok: true, value: null });
  });

  it.each([null, '', 'soon', '2026-03-29T02:30'])('refuses %j', (releases) => {
    const problems = [{ path: 'releases', message: 'is no date and time' }];
    expect(on('onDate', releases)).toEqual({ ok: false, problems });
  });
});
