import { wallClock } from './time-zone';

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
const DAY_MS = 86_400_000;

/** What a clock on the wall showed: an instant (ms since 1970), or why there is none. */
export type ZonedInstant = { ok: true; at: number } | { ok: false; reason: 'no-date' | 'skipped' };

/**
 * The instant at which clocks in a zone show `yyyy-mm-ddThh:mm`. Where clocks are put back and show it twice, the later one,
 * so that nobody's time is cut short; where they are put forward past it, there is none.
 */
export function instantIn(zone: string, local: string): ZonedInstant {
  const [, year, month, day, hour, minute] = LOCAL.exec(local)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) {
    return { ok: false, reason: 'no-date' };
  }
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  if (localIn('UTC', asUtc) !== local || hour === 24) return { ok: false, reason: 'no-date' };
  // The offsets of a day before and a day after are the only ones that a change between them can have.
  const candidates = [asUtc - DAY_MS, asUtc + DAY_MS].map(
    (near) => asUtc - (wallClock(near, zone) - near),
  );
  const fits = candidates.filter((at) => wallClock(at, zone) === asUtc);
  return fits.length > 0 ? { ok: true, at: Math.max(...fits) } : { ok: false, reason: 'skipped' };
}

/** What clocks in a zone show at an instant (ms since 1970): `yyyy-mm-ddThh:mm`. */
export function localIn(zone: string, at: number): string {
  return new Date(wallClock(at, zone)).toISOString().slice(0, 16);
}
