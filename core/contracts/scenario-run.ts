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
  /** In a dead-letter queue, or read from one by somebody who called somebody else with it. */
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
  /** Distinct items that it served again as duplicates; `duplicated` counts every such serving. */
  duplicatedItems: number;
  /** When it first served the last of its items, ms; null when it served none. */
  lastDeliveryMs: number | null;
  /**
   * Other targets of the flow ahead of which this one was: items that it first served in work that did not follow from the
   * other's serving (no caller on the way had the other's answer, no message was published after it). Only with items > 0.
   */
  ahead: { of: string; items: number }[];
  /** What it knows of each key. Left out when the flow's items carry none. */
  byKey?: TargetByKey;
}

/** A target as a place where each key has a newest version: the item that came last of those it has served. */
export interface TargetByKey {
  /** Items that it first served when it had already served a later one of the same key. */
  overtaken: number;
  /** How long items were not to be seen: from being offered until it first served them or a later one of the same key, ms. */
  unseenMs: { p50: ResponseTime; p99: ResponseTime; max: ResponseTime };
}

/** What one of a flow's `news` components heard of its items, each counted once. */
export interface NewsRun {
  id: string;
  /** Items of which it heard in work that follows from every target's serving. */
  told: number;
  /** Items of which it heard before they were done, or without their being done: receipts, apologies. */
  early: number;
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
  /** Distinct items of which some `news` component heard once they were done; null when the flow has no such components. */
  told: number | null;
  news: NewsRun[];
  /**
   * The scenario's poisoned item, while a copy of it is still in a queue that is no dead-letter queue at the end: how often it
   * was received there, of how many times, and when it is tried next (null while it is in line or in hand). Null otherwise.
   */
  poisoned: { queue: string; receives: number; maxReceives: number; nextMs: number | null } | null;
  /** Of a flow that follows another: when those who asked came to know. Left out of other flows. */
  hears?: HearsRun;
  /** Of a flow that reads: answers that showed less than had been accepted when their request began. Left out of other flows. */
  reads?: { stale: number };
  /** Of a flow whose answers are of use for a time only. Left out of other flows. */
  useful?: UsefulRun;
  /** Of the flow's `whole` targets: what is half done at the end. Left out when the flow names none. */
  partly?: PartlyRun;
}

/** How many answers came while they were of use: goodput, where what the components serve is throughput. */
export interface UsefulRun {
  answers: number;
  /** How long each window lasts, ms; the first begins with the run. */
  windowMs: number;
  /** By window, up to the last in which a request began: requests that began in it, and how many of these were answered in time. */
  begun: number[];
  inTime: number[];
}

/** How those who follow a flow learn that what they wait for is done. */
export interface HearsRun {
  /** Times they asked. */
  asked: number;
  known: number;
  /** What is done, and they do not know. */
  missed: number;
  /** From being done to being known, ms; what is missed takes for ever, what is not done does not count. Mean over what is known. */
  ms: { mean: number | null; p50: ResponseTime; p99: ResponseTime; max: ResponseTime };
}

/** Items that some of the targets that belong together have served, and others have not. */
export interface PartlyRun {
  items: number;
  /** Of these, how many still have a copy on its way, outside dead-letter queues. */
  onTheWay: number;
  /** By target: items that it has not served, of those half done. Only with items > 0. */
  missing: { id: string; items: number }[];
}

/** How well a cache spares those whom it asks. */
export interface CacheRun {
  /** Reads answered from memory, and those that were not: their sum is all reads about one key. */
  hits: number;
  misses: number;
  /** Of the misses, those that waited for an answer already on its way. */
  joined: number;
  /** Entries that made room for another, and entries that had become too old. */
  evicted: number;
  expired: number;
  /** Entries at the end. */
  entries: number;
  /** Mean time since what was answered from memory had been stored, ms; null without hits. */
  meanAgeMs: number | null;
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
  /** Calls that failed because the component was out, or had no live replica. */
  unavailable: number;
  /**
   * Of a queue: how often messages became visible again after they had been handed out, because their visibility time-out
   * was over, because the work on them failed, or because another copy of the item was in process under the same key.
   * Null for other components.
   */
  again: { expired: number; failed: number; sameKey: number } | null;
  /** Calls that it served and whose answer got lost. Left out when no fault of the scenario loses its answers. */
  answersLost?: number;
  /**
   * Questions that it held open: most at once on one replica and on all, the mean on all, and how many it turned away for want of room.
   * Left out where it holds none.
   */
  held?: { perReplica: number; peak: number; meanOpen: number; turnedAway: number };
  /**
   * Of a queue that lets go of messages: those in whose place a later one of the same key came, and those that waited too long.
   * Left out where a queue keeps all.
   */
  dropped?: { superseded: number; expired: number };
  /**
   * Of a sharded component: how many shards it has, and of the one to which most came (the first of them) which it is, from 0 up, its share
   * of all that came, and how busy it was: its slots on average, of a queue the share of time in which a message of it was under way. Null before
   * anything has come. Left out where nothing is sharded.
   */
  shards?: { count: number; busiest: { shard: number; share: number; utilisation: number } | null };
  /** Of those refused, how many its admission limit did not let in. Left out where it has none. */
  overLimit?: number;
  /**
   * Work that it turned away from its line because it had waited too long, and work that it did not begin or go on with because
   * nobody waited for it any more. Left out where neither is set.
   */
  shed?: { waited: number; late: number };
  /**
   * Replicas that were paid for, from being started until they were gone: the mean over the run and the most at once, and how many were
   * started and taken away. Left out where a component does not scale.
   */
  scaled?: { mean: number; most: number; started: number; stopped: number };
  /** Of a cache that asks others. Left out of all others. */
  cache?: CacheRun;
}

export interface ConnectionRun {
  id: string;
  /** Calls made or messages published along this connection. */
  sent: number;
  /** Items that they carried. */
  items: number;
  /** Of these, how many failed (error, refusal, time-out). */
  failed: number;
  /** How often the sender gave up waiting for the answer or the acknowledgement. */
  timedOut: number;
  /**
   * What was not sent: calls while the circuit breaker was open or too many were out, retries beyond the budget; and how often the
   * breaker opened. Left out where the sender guards nothing.
   */
  kept?: { byBreaker: number; byBulkhead: number; byBudget: number; opened: number };
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
    /** Replicas paid for at the instant. Left out of components that do not scale. */
    replicas?: number[];
    /** Of the shard with the most: slots busy, of a queue messages in it. Left out of components that are not sharded. */
    hottest?: number[];
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
