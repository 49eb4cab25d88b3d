/** Order among events of the same instant. */
export const COMPLETION = 0;
export const EXPIRY = 1;
export const ARRIVAL = 2;

interface Entry {
  timeMs: number;
  priority: number;
  /** Does what is due; false when what it was for has ended before. */
  happen: () => boolean;
}

export interface Calendar {
  /** Notes what will happen at a time; what lies after the horizon is forgotten. */
  set(timeMs: number, priority: number, happen: () => boolean): void;
  next(): Entry | undefined;
}

/** Pending events as one list, always sorted by time, priority and the order in which they were set. */
export function createCalendar(horizonMs: number): Calendar {
  const entries: Entry[] = [];
  return {
    set(timeMs, priority, happen) {
      if (timeMs > horizonMs) return;
      const goesBefore = (other: Entry) =>
        other.timeMs < timeMs || (other.timeMs === timeMs && other.priority <= priority);
      entries.splice(entries.findLastIndex(goesBefore) + 1, 0, { timeMs, priority, happen });
    },
    next: () => entries.shift(),
  };
}
