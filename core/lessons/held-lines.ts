/** What asking and being called take, ms. */
export const ASK_MS = 50;
export const CALLED_MS = 20;

/** How often a shop that polls asks about each open payment, s. */
export const POLL_EVERY_S = 2;

/** How long a long poll stays open at most, s. */
export const LONG_POLL_S = 30;

export interface HeldLines {
  /** Lines in use when each asker holds its line until the result is there. */
  held: number;
  /** Lines in use for asking, and for being called back. */
  asking: number;
  called: number;
  /** Lines in use when each payment is started and then asked about every `POLL_EVERY_S` until it is done. */
  polling: number;
  /** Lines in use when, after the start, a long poll is open until the result is there. */
  longPolling: number;
  pollsPerSecond: number;
}

/**
 * Lines of a shop that `perSecond` payments keep busy when each takes `seconds`, in four ways. Little's law: busy lines =
 * rate × time that one is held. `perSecond × seconds` payments are open at a time. Polled every r seconds, they make
 * `open / r` requests a second of 50 ms. A long poll is answered when the payment is done, or after 30 s and then sent again,
 * so that each open payment holds a line all the while.
 */
export function heldLines(perSecond: number, seconds: number): HeldLines {
  const open = perSecond * seconds;
  const asking = (perSecond * ASK_MS) / 1000;
  const pollsPerSecond = open / POLL_EVERY_S;
  return {
    held: open,
    asking,
    called: (perSecond * CALLED_MS) / 1000,
    polling: asking + (pollsPerSecond * ASK_MS) / 1000,
    longPolling: asking + open,
    pollsPerSecond,
  };
}
