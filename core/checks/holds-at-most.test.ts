import { describe, expect, it } from 'vitest';
import { followContext } from '@/tests/support/follow-run';
import { holdsAtMost } from './holds-at-most';

describe('holds-at-most', () => {
  const judge = (held: Parameters<typeof followContext>[0]['held'], run = {}) =>
    holdsAtMost.run(followContext({ held, ...run }), { scenario: 'calm', connections: 10_000 });
  const few = { perReplica: 8000, peak: 16_000, meanOpen: 5, turnedAway: 0 };

  it('looks at the fullest replica', () => {
    expect(judge(few)).toMatchObject({
      passed: true,
      message:
        'In “Calm” no replica held more than 8,000 connections open at once; the limit is 10,000.',
    });
    expect(judge({ ...few, perReplica: 12_000 })).toMatchObject({
      passed: false,
      message:
        'In “Calm” one replica of Status held 12,000 connections open at once; the limit is 10,000.',
    });
  });

  it('forbids that a question finds no connection left', () => {
    expect(judge({ ...few, turnedAway: 300 })).toMatchObject({
      passed: false,
      message: 'In “Calm” Status had no connection left for 300 questions.',
    });
  });

  it('is not kept where nothing was done', () => {
    const hears = { known: 0, missed: 0 };
    expect(judge(undefined, { hears })).toMatchObject({
      passed: false,
      message: 'Nothing that anybody waited for was done in “Calm”.',
    });
  });

  it('is kept by those who hold nothing, unless their run was cut short', () => {
    expect(judge(undefined).message).toBe('In “Calm” no connection was held open.');
    const cut = { status: 'budget-exceeded', blamed: 'status' } as const;
    expect(judge(undefined, cut)).toMatchObject({ judged: false });
  });
});
