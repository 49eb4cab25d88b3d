import { isOpen, shareLeft, type Terms } from './terms';

/** One try at a mission or quiz; `at` is when it was received, ms since 1970. */
export interface Try {
  id: string;
  at: number;
  /** Null while it waits for its grade. */
  grade: { earned: number; total: number; stars: number | null; passed: boolean } | null;
  /** The share of the points that staff gave by hand, from 0 to 1; null where the grade decides. */
  byHand?: number | null;
  /** Points that the items of a rubric add, or take off when negative. */
  rubric?: number;
  /** Ids of the checks that it failed. */
  failed: readonly string[];
}

/** Where a learner stands with an assignment. */
export interface Settled {
  state: 'begun' | 'waiting' | 'notPassed' | 'done';
  /** Tries that were handed in to it. */
  tries: number;
  countedId: string | null;
  latestId: string | null;
  /** Points, what being late costs taken off; null before there are any. */
  score: number | null;
  earned: number | null;
  total: number | null;
  stars: number | null;
  latestEarned: number | null;
  latestTotal: number | null;
  /** The counted try was received after the due instant. */
  late: boolean;
  /** When the counted try was received, ms since 1970. */
  handedInAt: number | null;
  /** The check that the latest tries in a row have failed most often, and how many they are. */
  stuckOn: string | null;
  stuckTimes: number;
}

type Graded = Try & { grade: NonNullable<Try['grade']> };

const share = ({ grade }: Graded) =>
  grade.total > 0 ? grade.earned / grade.total : grade.passed ? 1 : 0;

/** Points with two decimals: what is stored, shown and exported is the same figure. */
const points = (value: number) => Math.round(value * 100) / 100;

/** The tries in the order in which they were received, as far as the terms take them. */
function taken(terms: Terms, tries: readonly Try[]): Try[] {
  const inTime = tries
    .filter(({ at }) => isOpen(terms, at))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return terms.attempts === null ? inTime : inTime.slice(0, terms.attempts);
}

function scored(terms: Terms, tries: readonly Graded[]): { tried: Graded; score: number }[] {
  return tries.flatMap((tried) => {
    // Whoever gives points by hand has seen the date.
    if (tried.byHand != null) return [{ tried, score: points(terms.points * tried.byHand) }];
    const left = shareLeft(terms, tried.at);
    if (left === null) return [];
    const score = terms.points * share(tried) * left + (tried.rubric ?? 0);
    return [{ tried, score: points(Math.min(terms.points, Math.max(0, score))) }];
  });
}

/** Of equally many points the passed one, then the one with more stars, then the earlier one. */
function counted(terms: Terms, all: { tried: Graded; score: number }[]) {
  if (terms.counts === 'first') return all[0];
  if (terms.counts === 'latest') return all.at(-1);
  const rank = ({ tried, score }: (typeof all)[number]) =>
    [score, tried.grade.passed ? 1 : 0, tried.grade.stars ?? 0] as const;
  return all.reduce<(typeof all)[number] | undefined>((best, one) => {
    if (best === undefined) return one;
    const [a, b] = [rank(best), rank(one)];
    const differing = a.findIndex((value, i) => value !== b[i]);
    return differing !== -1 && (b[differing] ?? 0) > (a[differing] ?? 0) ? one : best;
  }, undefined);
}

/** The check that the most tries in a row, the latest of them included, have failed. */
function stuck(graded: readonly Graded[]): { stuckOn: string | null; stuckTimes: number } {
  const backwards = graded.toReversed();
  let [stuckOn, stuckTimes]: [string | null, number] = [null, 0];
  for (const check of backwards[0]?.failed ?? []) {
    const passing = backwards.findIndex(({ failed }) => !failed.includes(check));
    const times = passing === -1 ? backwards.length : passing;
    if (times > stuckTimes) [stuckOn, stuckTimes] = [check, times];
  }
  return { stuckOn, stuckTimes };
}

/** What counts of a learner's tries under these terms, an extension already in them. */
export function settle(terms: Terms, tries: readonly Try[]): Settled {
  const handedIn = taken(terms, tries);
  const graded = handedIn.filter((one): one is Graded => one.grade !== null);
  const latest = handedIn.at(-1);
  const best = counted(terms, scored(terms, graded));
  const passed = best?.tried.grade.passed ?? false;
  const waiting = handedIn.length > graded.length;
  const state = passed ? 'done' : waiting ? 'waiting' : graded.length > 0 ? 'notPassed' : 'begun';
  return {
    state,
    tries: handedIn.length,
    countedId: best?.tried.id ?? null,
    latestId: latest?.id ?? null,
    score: best?.score ?? (graded.length > 0 && !waiting ? 0 : null),
    earned: best?.tried.grade.earned ?? null,
    total: best?.tried.grade.total ?? null,
    stars: best?.tried.grade.stars ?? null,
    latestEarned: latest?.grade?.earned ?? null,
    latestTotal: latest?.grade?.total ?? null,
    late: isLate(terms, best?.tried ?? latest),
    handedInAt: best?.tried.at ?? null,
    ...(passed ? { stuckOn: null, stuckTimes: 0 } : stuck(graded)),
  };
}

const isLate = ({ dueAt }: Terms, tried: Try | undefined) =>
  dueAt !== null && tried !== undefined && tried.at > dueAt;
