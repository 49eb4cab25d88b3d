import { describe, expect, it } from 'vitest';
import { todosOf } from './todo';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const assignment = (id: string, change: object = {}) => ({
  id,
  kind: 'mission' as const,
  slug: 'newsletter',
  title: id,
  opensAt: null,
  dueAt: null,
  closesAt: null,
  timeZone: 'Europe/Berlin',
  attempts: null,
  lateRule: 'accept' as const,
  latePercent: 0,
  points: 100,
  counts: 'best' as const,
  release: 'atOnce' as const,
  releaseAt: null,
  releasedAt: null,
  ...change,
});
const result = (assignmentId: string, change: object = {}) => ({
  assignmentId,
  state: 'done' as const,
  touchedAt: '2026-11-25T11:00:00Z',
  stuckOn: null,
  stuckTimes: 0,
  tries: 1,
  countedId: 'a',
  latestId: 'a',
  score: 92,
  earned: 92,
  total: 100,
  stars: 0,
  latestEarned: 92,
  latestTotal: 100,
  late: false,
  ...change,
});
const set = (assignments: object[], more: object = {}) =>
  todosOf(
    { assignments: assignments as never, results: [], extensions: [], fates: {}, ...more },
    NOW,
  );

describe('todosOf', () => {
  it('puts first what is open and due soonest, last what is done', () => {
    const all = [
      assignment('done', { dueAt: '2026-11-26T12:00:00Z' }),
      assignment('no date'),
      assignment('closed', { closesAt: '2026-11-24T12:00:00Z' }),
      assignment('soon', { dueAt: '2026-11-27T12:00:00Z' }),
    ];
    const todos = set(all, { results: [result('done')] });
    expect(todos.map(({ id }) => id)).toEqual(['soon', 'no date', 'closed', 'done']);
  });

  it('follows an extension, and says why there is one', () => {
    const dates = { dueAt: '2026-11-24T12:00:00Z', closesAt: '2026-11-24T18:00:00Z' };
    const extension = {
      assignmentId: 'late',
      dueAt: '2026-12-01T12:00:00.000Z',
      closesAt: null,
      attempts: 0,
      reason: 'ill',
    };
    expect(set([assignment('late', dates)])[0]).toMatchObject({ overdue: true, open: false });
    expect(set([assignment('late', dates)], { extensions: [extension] })[0]).toMatchObject({
      overdue: false,
      open: true,
      dueAt: extension.dueAt,
      terms: expect.stringContaining('extended: ill'),
    });
  });

  it('keeps points back until they are released', () => {
    const one = assignment('a', { release: 'afterDue', dueAt: '2026-11-26T12:00:00Z' });
    const results = [result('a')];
    expect(set([one], { results })[0]?.shown.main).toBe('');
    const past = { ...one, dueAt: '2026-11-24T12:00:00Z' };
    expect(set([past], { results })[0]?.shown.main).toBe('92');
  });

  it('leads nowhere to what is gone or not open yet', () => {
    expect(set([assignment('a')], { fates: { a: 'gone' } })[0]?.href).toBeNull();
    expect(set([assignment('a', { opensAt: '2026-12-01T00:00:00Z' })])[0]).toMatchObject({
      href: null,
      terms: expect.stringContaining('opens 1 Dec 2026, 01:00'),
    });
  });
});
