import { wallClock } from '../shared/time-zone';

const DAY_MS = 86_400_000;

const textOf = (day: number) => new Date(day).toISOString().slice(0, 10);

/** The local day `yyyy-mm-dd` at the instant `now`, ms since 1970. */
export function localDay(now: number, zone: string): string {
  return textOf(wallClock(now, zone));
}

/**
 * The instant, ms since 1970, at which the local day of `now` begins: the first one that has this day. Where the clock is
 * put forward at midnight, that is the moment it is put forward.
 */
export function dayStart(now: number, zone: string): number {
  const day = localDay(now, zone);
  const second = Math.floor(now / 1000) * 1000;
  let inside = second;
  // A day has at most 25 hours; a zone that once left out a day still begins within this span.
  let outside = second - 26 * 3_600_000;
  while (inside - outside > 1000) {
    const middle = Math.floor((inside + outside) / 2000) * 1000;
    if (localDay(middle, zone) === day) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** The Monday of the week of a day, both `yyyy-mm-dd`. */
export function mondayOf(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return textOf(at - sinceMonday * DAY_MS);
}
