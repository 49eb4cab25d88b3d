/** Cards a day, so that a pile is worked off in portions; and the goal of a week, which forgives a day without. */
export const PLAN = { newPerDay: 15, reviewsPerDay: 100, perWeek: 40 } as const;

/** Steps of minutes that fall within this time may be taken at once, ms. */
export const AHEAD_MS = 20 * 60_000;

/** What was done today and this week. */
export interface DoneSoFar {
  newToday: number;
  reviewsToday: number;
  thisWeek: number;
}

/** How many cards may still be shown today, of those that are there. */
export function portion(
  due: { reviews: number; fresh: number },
  done: DoneSoFar,
): { reviews: number; fresh: number } {
  return {
    reviews: Math.min(due.reviews, Math.max(0, PLAN.reviewsPerDay - done.reviewsToday)),
    fresh: Math.min(due.fresh, Math.max(0, PLAN.newPerDay - done.newToday)),
  };
}
