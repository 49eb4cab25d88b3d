/** Order among events of the same instant: completions before expiries before arrivals. */
export enum PRIORITY {
  completion = 0,
  expiry = 1,
  arrival = 2,
}

/** Sequence numbers stay below this, so that priority and sequence fit one exact number. */
const PRIORITY_WEIGHT = 2 ** 50;

/** Priority and sequence as one number: among events of the same time the smaller comes first. */
export function orderOf(priority: number, sequence: number): number {
  return priority * PRIORITY_WEIGHT + sequence;
}
