/** The kinds of things that can be set to a class. */
export const ACTIVITY_KINDS = ['lesson', 'quiz', 'mission', 'round'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** On what terms work is taken; instants in ms since 1970, null for none. */
export interface Terms {
  opensAt: number | null;
  dueAt: number | null;
  closesAt: number | null;
  /** Tries that count; null for no limit. */
  attempts: number | null;
  lateRule: 'accept' | 'penalty' | 'refuse';
  /** Per cent of the points taken off for each day begun after the due instant, under `penalty`. */
  latePercent: number;
  points: number;
  counts: 'best' | 'latest' | 'first';
}

/** Other terms for one learner: null where those of the assignment stay. */
export interface Extra {
  dueAt: number | null;
  closesAt: number | null;
  /** Tries on top. */
  attempts: number;
}

/** The terms that hold for a learner with an extension. An extension that ends after the assignment closes keeps it open. */
export function termsWith(terms: Terms, extra: Extra | null): Terms {
  if (extra === null) return terms;
  const dueAt = extra.dueAt ?? terms.dueAt;
  const closesAt = extra.closesAt ?? terms.closesAt;
  return {
    ...terms,
    dueAt,
    closesAt: closesAt !== null && dueAt !== null && dueAt > closesAt ? dueAt : closesAt,
    attempts: terms.attempts === null ? null : terms.attempts + extra.attempts,
  };
}

/** Whether work received at an instant is taken at all. Both ends belong to the time in which it is. */
export function isOpen({ opensAt, closesAt }: Terms, at: number): boolean {
  return (opensAt === null || at >= opensAt) && (closesAt === null || at <= closesAt);
}

const DAY_MS = 86_400_000;

/** The share of the points that is left of work received at an instant, from 0 to 1; null when it does not count. */
export function shareLeft(terms: Terms, at: number): number | null {
  const { dueAt, lateRule, latePercent } = terms;
  if (dueAt === null || at <= dueAt || lateRule === 'accept') return 1;
  if (lateRule === 'refuse') return null;
  return Math.max(0, 1 - (Math.ceil((at - dueAt) / DAY_MS) * latePercent) / 100);
}
