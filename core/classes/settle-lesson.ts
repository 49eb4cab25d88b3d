import type { Settled } from './settle';
import { shareLeft, type Terms } from './terms';

/**
 * Where a learner stands with a lesson of `sections` sections that they read at these instants, ms since 1970. What was read
 * before it was set counts: nobody reads a section twice to be noted. What was read after it closed does not.
 */
export function settleLesson(terms: Terms, sections: number, readAt: readonly number[]): Settled {
  const { closesAt, dueAt, points } = terms;
  const inTime = readAt
    .filter((at) => closesAt === null || at <= closesAt)
    .sort((a, b) => a - b)
    .slice(0, sections);
  const total = Math.max(1, sections);
  const last = inTime.at(-1) ?? null;
  const done = inTime.length >= total;
  const best = inTime.reduce((most, at, i) => {
    const left = shareLeft(terms, at) ?? 0;
    return Math.max(most, ((i + 1) / total) * left);
  }, 0);
  return {
    state: done ? 'done' : 'begun',
    tries: 0,
    countedId: null,
    latestId: null,
    score: Math.round(points * best * 100) / 100,
    earned: inTime.length,
    total,
    stars: null,
    latestEarned: inTime.length,
    latestTotal: total,
    late: done && dueAt !== null && last !== null && last > dueAt,
    handedInAt: done ? last : null,
    stuckOn: null,
    stuckTimes: 0,
  };
}
