import type { Settled } from './settle';

const DAY_MS = 86_400_000;

/** Somebody who began and has not touched it for so long, without handing in, has stopped. */
export const STOPPED_DAYS = 2;
/** So many tries in a row that fail the same check. */
export const SAME_CHECK_TIMES = 3;
/** Days without anything after which somebody counts as silent, unless told otherwise. */
export const SILENT_DAYS = 7;

/** What a result says about being stuck. */
export interface Struggle extends Pick<Settled, 'state' | 'stuckOn' | 'stuckTimes'> {
  /** ISO 8601, UTC. */
  touchedAt: string;
}

/** How a learner is stuck at an assignment at an instant, ms since 1970: began and stopped, or fails the same check; null when not. */
export function stuckAt(result: Struggle, now: number): 'stopped' | 'same-check' | null {
  if (result.state === 'done') return null;
  if (result.stuckTimes >= SAME_CHECK_TIMES) return 'same-check';
  const stopped = Date.parse(result.touchedAt) < now - STOPPED_DAYS * DAY_MS;
  return result.state === 'begun' && stopped ? 'stopped' : null;
}
