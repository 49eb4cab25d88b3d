/** Kinds of decision that a design can show, the most significant first. */
export const DECISION_KINDS = [
  'queue',
  'cache',
  'call',
  'asks-once',
  'breaker',
  'bulkhead',
  'short-line',
  'admission',
  'retry-budget',
  'scaling',
  'keys',
  'order',
  'latest',
  'early-ack',
  'dead-letters',
  'rate-limit',
  'topic',
  'time-to-live',
  'pool',
  'patience',
] as const;

export type DecisionKind = (typeof DECISION_KINDS)[number];

/** One thing that the learner decided, found in the diagram. */
export interface Decision {
  /** `<kind>.<id of the component or connection>`; the same diagram gives the same ids. */
  id: string;
  kind: DecisionKind;
  /** What was decided, for readers. */
  text: string;
  /** The component that it is about: the queue, the caller, the pool. */
  component: string;
  /** The other end of a call or of a dead-letter route; null where there is none. */
  other: string | null;
  /** The connection, for calls and dead-letter routes; null elsewhere. */
  connection: string | null;
}

/** Longest sentence that a learner may add to a decision, in characters. */
export const MOST_NOTE = 500;
