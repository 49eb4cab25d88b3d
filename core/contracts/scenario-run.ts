/** A time in ms; `infinite` when the request never got a good answer; null when there is no data. */
export type ResponseTime = number | 'infinite' | null;

/** Response times of one flow's requests, in ms, as the client saw them. Percentiles are nearest-rank. */
export interface ResponseMs {
  /** Mean over answered requests only; null when none was answered. */
  mean: number | null;
  p50: ResponseTime;
  p95: ResponseTime;
  p99: ResponseTime;
  max: ResponseTime;
}

/** Where the items of a flow ended. offered = delivered + pending + deadLettered + lost + refused, exactly. */
export interface ItemCounts {
  offered: number;
  /** Items whose request was accepted. */
  accepted: number;
  delivered: number;
  /** Times a target served an item again. */
  duplicated: number;
  deadLettered: number;
  pending: number;
  lost: number;
  refused: number;
}

export interface TargetRun {
  id: string;
  delivered: number;
  duplicated: number;
  /** Calls turned away by the target's rate limit. */
  rejected: number;
}

export interface FlowRun {
  id: string;
  requests: number;
  accepted: number;
  rejected: number;
  timedOut: number;
  responseMs: ResponseMs;
  items: ItemCounts;
  targets: TargetRun[];
  /** Time of the last first delivery, ms from the start of the run; null when nothing was delivered. */
  lastDeliveryMs: number | null;
}

export interface ComponentRun {
  id: string;
  /** Units of work completed (services, workers), calls answered well (targets), messages acknowledged (queues). */
  served: number;
  /** Items that those units carried. */
  items: number;
  /** Busy slots over all slots, averaged over the run; null for components without slots. */
  utilisation: number | null;
  /** Mean wait for a slot or in the queue over everything served, zero waits included; null without data. */
  meanWaitMs: number | null;
  /** Time-average number of units inside (waiting and in service). */
  meanInSystem: number;
  /** Largest number of units waiting (queues: ready, in-flight and delayed messages). */
  peakDepth: number;
  /** Calls and units that ended in an error, refusals included. */
  errors: number;
  /** Refused at once: full backlog, full queue, no rate-limit token. */
  refused: number;
}

export interface ConnectionRun {
  id: string;
  /** Calls made or messages published along this connection. */
  sent: number;
  /** Items that they carried. */
  items: number;
  /** Of these, how many failed (error, refusal, time-out). */
  failed: number;
}

/**
 * States of the run at evenly spaced instants (at most 400), as parallel arrays indexed by instant. They end soon after the
 * last event, or at the horizon.
 */
export interface Snapshots {
  /** Instants, ms from the start. */
  atMs: number[];
  components: {
    id: string;
    /** Units waiting at the instant (queues: ready, in-flight and delayed). */
    depth: number[];
    /** Slots busy at the instant. */
    busy: number[];
    /** Served since the previous instant, per second. */
    servedPerSecond: number[];
    /** Errors since the previous instant, per second. */
    errorsPerSecond: number[];
    /** Replicas down at the instant (all of them during an outage). */
    down: number[];
  }[];
  connections: {
    id: string;
    /** Calls or messages since the previous instant, per second. */
    sentPerSecond: number[];
  }[];
  flows: {
    id: string;
    /** Items delivered up to the instant. */
    delivered: number[];
    /** Mean response time of requests answered since the previous instant, ms; null when none. */
    responseMs: (number | null)[];
  }[];
}

/** What happened in one scenario. Plain data: equal inputs give equal bytes as JSON. */
export interface ScenarioRun {
  id: string;
  status: 'ok' | 'budget-exceeded';
  events: number;
  /** The component that made most of the events, named when the budget ran out. */
  blamed: string | null;
  flows: FlowRun[];
  components: ComponentRun[];
  connections: ConnectionRun[];
}
