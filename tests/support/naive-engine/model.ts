import type { ComponentTypeId } from '@/core/contracts/component-type';
import type { Fault } from '@/core/contracts/mission-schema';
import type { Calendar } from './calendar';

/** A value that changes in time, with its integral. */
export interface Gauge {
  value: number;
  area: number;
  sinceMs: number;
}

export interface Replica {
  up: boolean;
  /** Where a component scales they are started and leave; elsewhere they are always on. */
  state: 'off' | 'starting' | 'on' | 'leaving';
  /** Slots taken. */
  busy: number;
  /** Questions held open. */
  open: number;
}

/** Something that goes through connections: a unit, or one of the calls that it makes together. */
export interface Walker {
  unit: Unit;
  /** Replaced whenever what the walker waits for no longer counts: events and answers that know an old one are void. */
  ticket: object;
  /** The turn under the rate limit that came with taking the unit, not used yet. */
  hasTurn: boolean;
  /** The key of the next call was already looked up. */
  keyKnown: boolean;
  /** What it follows from. */
  past: Past;
  /** A cache that it asked aside knew the answer. */
  hit: boolean;
  /** The call that is out is so no more, and nobody knows how it went; null when none is. */
  forget: (() => void) | null;
}

/** What work or a message follows from: the targets whose serving was known to whoever made it, and a dead letter. */
export interface Past {
  served: ReadonlySet<Part>;
  wasDead: boolean;
  /** Of a question: somebody said that the thing is done. */
  saysDone: boolean;
  /** Of a read: the newest version that it was told of. */
  version: number;
}

/** Work at a component: a range of items of one flow. */
export interface Unit {
  part: Part;
  flow: Flow;
  first: number;
  count: number;
  /** Components passed, this one included. */
  hops: number;
  /** It has arrived at its component. */
  isThere: boolean;
  /** The items' keys came along. */
  keyed: boolean;
  /** It will fail after its own work. */
  willFail: boolean;
  holdsKeys: boolean;
  /** It was held open, or could not be. */
  wasAsked: boolean;
  /** Of a cache that is asked aside: it knew the answer. */
  hit: boolean;
  /** What it followed from before it called anybody; null when it has not come to that. */
  entered: Past | null;
  /** When its caller gives up; Infinity without one. */
  deadlineMs: number;
  arrivedMs: number;
  waitedMs: number;
  replica: Replica | null;
  holdsSlot: boolean;
  /** The connection by which it was taken from a queue. */
  source: Link | null;
  self: Walker;
  branches: Walker[];
  /** Tells whoever waits for the unit how it ended. */
  ended: (ok: boolean) => void;
  /** Told instead when its good answer got lost; null when no caller made it. */
  lost: (() => void) | null;
  /** The same when it died with its replica. */
  died: () => void;
}

export interface Message {
  queue: Part;
  flow: Flow;
  first: number;
  count: number;
  hops: number;
  past: Past;
  /** When it is ready again, of a message given back. */
  dueMs: number | null;
  state: 'ready' | 'in-flight' | 'delayed' | 'gone';
  receives: number;
  /** The newest receipt; older ones mean nothing. */
  receipt: object;
  publishedMs: number;
  waitedMs: number;
}

export interface Link {
  id: string;
  from: Part;
  to: Part;
  sync: boolean;
  /** One message per item. */
  splits: boolean;
  flows: Set<Flow>;
  sent: number;
  items: number;
  failed: number;
  timedOut: number;
  /** What guards its calls. */
  guard?: Guard | undefined;
}

/** Retry budget, circuit breaker and bulkhead of a connection. */
export interface Guard {
  out: number;
  saved: number;
  breaker:
    | { state: 'closed'; failures: number[] }
    | { state: 'open'; untilMs: number }
    | { state: 'half-open'; probing: number; well: number };
  kept: { byBreaker: number; byBulkhead: number; byBudget: number; opened: number };
}

export interface Request {
  startedMs: number;
  tookMs: number;
  state: 'open' | 'accepted' | 'rejected' | 'timed-out';
  /** Calls still to be answered. */
  awaited: number;
  /** How often it was made again. */
  tries: number;
  /** Of a flow that follows another: the item it is about, and how long that was done and not known. */
  about: number;
  lateMs: number;
}

export interface Flow {
  id: string;
  client: Part;
  itemsPerRequest: number;
  timeoutMs: number;
  again: { times: number; afterMs: number; keyed: boolean } | null;
  whole: Part[];
  keyOf: ((item: number) => number) | null;
  /** Items of messages that were taken together. */
  bundled: number[];
  access: 'read' | 'write' | null;
  /** By request: what it writes, or has to show when it reads. */
  versions: number[];
  stale: number;
  usefulMs: number | null;
  rereaders: { reader: Flow; afterMs: number }[];
  follows: Flow | null;
  followers: Flow[];
  /** Its client has heard that items are done: those who follow need not ask any more. */
  heardBy: (items: readonly number[]) => void;
  /** When items were done. */
  doneMs: Map<number, number>;
  /** How long whoever follows waits before asking again. */
  pauseMs: number;
  asked: number;
  /** Which target showed which item, in order. */
  shown: { part: Part; item: number; atMs: number }[];
  /** The item that fails at every target. */
  poison: number | null;
  requests: Request[];
  responseSumMs: number;
  targets: {
    part: Part;
    served: Set<number>;
    /** Since when it has known the keys of items, ms. */
    keys: Map<number, number>;
    duplicated: number;
    rejected: number;
    /** Items served again as duplicates. */
    repeated: Set<number>;
    lastMs: number | null;
    /** By other target: items served first without following from it. */
    ahead: Map<Part, number>;
  }[];
  news: { part: Part; told: Set<number>; early: Set<number> }[];
  /** Items of which a dead letter was dealt with. */
  kept: Set<number>;
  lastDeliveryMs: number | null;
  /** When the next planned request comes, given when the last one did; null when there is none. */
  nextArrivalMs: (afterMs: number) => number | null;
  /** How long a user of a closed flow thinks; null for other flows. */
  think: (() => number) | null;
  users: number;
}

/** One who waits in line for a slot. */
export interface InLine {
  unit: Unit;
  /** It has not begun yet. */
  isNew: boolean;
  begin: () => void;
}

/** What a cache holds, and what it is asking for. */
export interface Cache {
  capacity: number;
  maxAgeMs: number;
  eviction: string;
  once: boolean;
  onWrite: string;
  /** It says what it does not hold, and asks nobody. */
  aside: boolean;
  entries: Map<number, { storedMs: number; past: Past; uses: number }>;
  flights: Map<number, { leader: Unit; waiting: ((ok: boolean, past: Past) => void)[] }>;
  counts: {
    hits: number;
    misses: number;
    joined: number;
    evicted: number;
    expired: number;
    ageSumMs: number;
  };
}

/** How a component changes how many replicas it has. */
export interface Scaling {
  least: number;
  most: number;
  byBacklog: boolean;
  perReplica: number;
  coolDownMs: number;
  startUpMs: number;
  everyMs: number;
  step: number;
  changedMs: number;
  busyAreaBefore: number;
  paid: Gauge;
  serving: Gauge;
  peak: number;
  started: number;
  stopped: number;
}

/** A component. */
export interface Part {
  place: number;
  id: string;
  type: ComponentTypeId;
  replicas: Replica[];
  slotsEach: number;
  /** Over how many shards keys are spread; 0 of a queue without, 1 of other components. */
  shards: number;
  /** By shard: units or messages that came, and what is busy. */
  came: number[];
  busyOf: Gauge[];
  scaling: Scaling | null;
  backlog: number;
  nonBlocking: boolean;
  together: boolean;
  timeoutMs: number;
  retries: number;
  backoffMs: number;
  limits: {
    retriesPerCall: number;
    failures: number;
    windowMs: number;
    openMs: number;
    probes: number;
    atOnce: number;
  } | null;
  keepsDeadline: boolean;
  newestFirst: boolean;
  longestWaitMs: number;
  admitPerSecond: number;
  admitByKey: boolean;
  /** Tokens of the admission limit, by what they are for. */
  admission: Map<string, { tokens: number; atMs: number }>;
  shed: { waited: number; late: number };
  overLimit: number;
  contention: number;
  ackBefore: boolean;
  idempotent: boolean;
  /** Most messages taken together, and how long the oldest of fewer may wait for more. */
  takesAtOnce: number;
  waitsForMoreMs: number;
  /** When it looks again whether it may take what is there, and which of these looks counts. */
  look: { atMs: number; ticket: object };
  holdMs: number;
  maxHeld: number;
  askAgainMs: number;
  /** Items of which it has heard that they are done, of flows that others follow. */
  told: Map<Flow, Set<number>>;
  /** Questions held open, the oldest first. */
  open: { unit: Unit; ticket: object }[];
  openNow: Gauge;
  openPeak: number;
  openPeakOfOne: number;
  turnedAway: number;
  /** What it makes of the keys that came in. */
  keyed: (cameIn: boolean) => boolean;
  keyTtlMs: number;
  gapMs: number;
  capacity: number;
  visibilityMs: number;
  maxReceives: number;
  redeliveryMs: number;
  /** Null unless it asks others for what it does not hold. */
  cache: Cache | null;
  /** Versions that it has, each from a moment on; null where nothing is read or written. */
  data: { key: number; version: number; atMs: number }[] | null;
  copies: Link[];
  copyOf: Part[];
  perKey: boolean;
  latestOnly: boolean;
  ttlMs: number;
  /** Messages that wait behind one of their key, the oldest first. */
  behind: Message[];
  /** Of each key the message under way; null where keys do not matter. */
  under: Map<string, Message> | null;
  dropped: { superseded: number; expired: number };
  leastBusy: boolean;
  batch: number;
  failureRate: number;
  bucket: { perMs: number; most: number; tokens: number; atMs: number } | null;
  draw: Record<
    'work' | 'publish' | 'lag' | 'dedupe' | 'error' | 'chance' | 'jitter' | 'network',
    () => number
  >;

  /** Connections to go through, by flow. */
  steps: Map<Flow, Link[]>;
  sources: Link[];
  consumers: Link[];
  deadLetter: Link | null;
  isDeadLetterQueue: boolean;
  /** What the component does with a unit after its own work. */
  serve: (unit: Unit) => void;
  /** A slot may be free, or a message ready. */
  wake: () => void;
  /** The same in one shard. */
  wakeShard: (shard: number) => void;

  line: InLine[];
  /** Those that hang at the door of a paused component. */
  held: { walker: Walker; ticket: object; letIn: () => void }[];
  ready: Message[];
  /** Items in process at an idempotent worker. */
  keys: Unit[];
  /** By shard. */
  replicaTurns: number[];
  turn: number;
  nextTurnMs: number;
  nextCallMs: number;
  turnIsSet: boolean;
  outages: number;
  pauses: number;
  /** Replicas that have died so far. */
  died: number;
  slow: number;
  reject: number;
  losing: number;
  /** Calls whose answers got lost; null where that cannot happen. */
  answersLost: number | null;

  inside: Gauge;
  busy: Gauge;
  peak: number;
  served: number;
  items: number;
  waitSumMs: number;
  errors: number;
  refused: number;
  unavailable: number;
  again: { expired: number; failed: number; sameKey: number };
  events: number;
}

export interface FaultState {
  fault: Fault;
  parts: Part[];
  active: boolean;
  dead: { part: Part; replica: Replica | null }[];
}

export interface World {
  nowMs: number;
  events: number;
  effort: number;
  writes: number;
  horizonMs: number;
  /** By key the newest version whose write was accepted. */
  accepted: Map<number, number>;
  calendar: Calendar;
  /** What is to be settled within the instant, first come first served. */
  soon: (() => void)[];
  parts: Part[];
  links: Link[];
  flows: Flow[];
  /** Every unit at work, oldest first. */
  units: Set<Unit>;
  messages: Set<Message>;
}
