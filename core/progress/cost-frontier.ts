/** A graded try with its bill: how many stages it keeps, in order from the first, and what it costs, US dollars a month. */
export interface PricedTry {
  id: string;
  stages: number;
  dollars: number;
}

/**
 * The tries that no other one beats: nothing keeps as many stages for less, or more for as little. Cheapest first, so that stages
 * rise along it. Of equals the first in the list stands. Tries that keep no stage are no part of it: nothing is the
 * cheapest of all.
 */
export function costFrontier<T extends PricedTry>(tries: readonly T[]): T[] {
  const byCost = tries
    .map((one, place) => ({ one, place }))
    .sort(
      (a, b) => a.one.dollars - b.one.dollars || b.one.stages - a.one.stages || a.place - b.place,
    );
  const frontier: T[] = [];
  for (const { one } of byCost) {
    if (one.stages > (frontier.at(-1)?.stages ?? 0)) frontier.push(one);
  }
  return frontier;
}
