import { describe, expect, it } from 'vitest';
import { isReleased, type ReleaseTerms } from './release';

const NOW = 1000;
const terms = (change: Partial<ReleaseTerms>): ReleaseTerms => ({
  release: 'atOnce',
  dueAt: null,
  releaseAt: null,
  releasedAt: null,
  ...change,
});

describe('results', () => {
  it.each([
    ['at once, whatever the dates', { release: 'atOnce', dueAt: NOW + 1 }, true],
    ['after the due date, before it', { release: 'afterDue', dueAt: NOW }, false],
    ['after the due date, past it', { release: 'afterDue', dueAt: NOW - 1 }, true],
    ['after a due date that there is not', { release: 'afterDue' }, true],
    ['on a date, before it', { release: 'onDate', releaseAt: NOW + 1, dueAt: 0 }, false],
    ['on a date, from it on', { release: 'onDate', releaseAt: NOW }, true],
    ['by hand, not yet', { release: 'byHand', releaseAt: 0, dueAt: 0 }, false],
    ['by hand, done', { release: 'byHand', releasedAt: 0 }, true],
  ] as const)('released %s', (_, change, expected) => {
    expect(isReleased(terms(change), NOW)).toBe(expected);
  });
});
