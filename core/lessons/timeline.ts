/** One call on a timeline, seconds from the start. */
export interface TimelineCall {
  sentAt: number;
  answeredAt: number;
}

export interface Timeline {
  calls: TimelineCall[];
  /** How long the sender stands still. */
  blocked: number;
  /** When the last answer is there. */
  total: number;
}

/**
 * Calls to another side that takes `seconds` for each and works on `atOnce` of them at the same time: sent in turn (each
 * after the answer to the one before) or all together at the start.
 */
export function timeline(
  calls: number,
  seconds: number,
  atOnce: number,
  together: boolean,
): Timeline {
  const list = Array.from({ length: calls }, (_, i) => ({
    sentAt: together ? 0 : i * seconds,
    answeredAt: (together ? Math.floor(i / atOnce) + 1 : i + 1) * seconds,
  }));
  const total = list.at(-1)?.answeredAt ?? 0;
  return { calls: list, blocked: together ? 0 : total, total };
}
