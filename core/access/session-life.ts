const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a session lasts at most, however much it is used, ms. */
export const LONGEST_MS = 30 * DAY;
/** How long it lasts unused, ms: an instructor's or admin's opens what belongs to others. */
export const IDLE_MS = { learner: 7 * DAY, instructor: 12 * HOUR, admin: 12 * HOUR };
/** How long a typed password stands for its owner, ms. */
const FRESH_MS = 15 * MINUTE;

/** What decides whether a session still opens anything. */
export interface SessionTimes {
  role: keyof typeof IDLE_MS;
  createdAt: Date;
  lastSeenAt: Date;
}

/** Whether a session still opens anything at the instant `now`. */
export function isSessionAlive({ role, createdAt, lastSeenAt }: SessionTimes, now: Date): boolean {
  const age = now.getTime() - createdAt.getTime();
  const idle = now.getTime() - lastSeenAt.getTime();
  return age < LONGEST_MS && idle < IDLE_MS[role];
}

/** Whether who confirmed at that instant need not do so again at the instant `now`. */
export function isFresh(confirmedAt: Date, now: Date): boolean {
  return now.getTime() - confirmedAt.getTime() < FRESH_MS;
}
