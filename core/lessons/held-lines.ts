/** What asking and being called take, ms. */
export const ASK_MS = 50;
export const CALLED_MS = 20;

export interface HeldLines {
  /** Slots in use when each asker holds its line until the result is there. */
  held: number;
  /** Slots in use for asking, and for being called back. */
  asking: number;
  called: number;
}

/**
 * Slots that `perSecond` payments keep busy when each takes `seconds`, with the line held and with a callback. Little's law:
 * busy slots = rate × time that one is held.
 */
export function heldLines(perSecond: number, seconds: number): HeldLines {
  return {
    held: perSecond * seconds,
    asking: (perSecond * ASK_MS) / 1000,
    called: (perSecond * CALLED_MS) / 1000,
  };
}
