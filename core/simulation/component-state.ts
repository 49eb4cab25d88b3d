import { AdmissionLimit } from './admission';
import type { ComponentConfig } from './component-config';
import type { ConnectionState } from './connection-state';
import type { EntryStore } from './entry-store';
import { IntRing } from './int-ring';
import type { KeyLine } from './key-line';
import type { Lane } from './lanes';
import type { LeafLanes } from './leaf-calls';
import { ReplicaScaling } from './scaling';
import { ShardLines } from './shard-lines';
import { Shards } from './shards';
import type { TimerRing } from './timer-ring';
import type { KeyVersions } from './versions';
import type { WorkerFold } from './worker-fold';

/** One component during a run: connections around it, what it holds, and what is counted. */
export class ComponentState {
  /** Outgoing connections by flow, in the order they are gone through. */
  steps: ConnectionState[][] = [];
  /** How many of them are calls, by flow; with `together` those come first. */
  syncSteps: number[] = [];
  /** Connections that bring messages from queues. */
  sources: ConnectionState[] = [];
  sourceTurn = 0;
  /** Of a queue: who takes its messages, and where dead letters go. */
  consumers: ConnectionState[] = [];
  consumerTurn = 0;
  deadLetter: ConnectionState | null = null;
  isDeadLetterQueue = false;
  /** Of a queue: items and hops of the first message that came in, and whether another came with other ones. */
  messageItems = 0;
  messageHops = 0;
  isMixed = false;
  /** Of a queue: entries in line that were deleted meanwhile. */
  deletedInLine = 0;
  /** By flow: this is one of the flow's targets (its place among them), or −1. */
  targetOf: number[] = [];
  /** By flow: this is one of those by whom news of its items arrives (its place among them), or −1. */
  newsOf: number[] = [];
  /** By flow: look up keys once per unit; together with the own work before the first call. */
  dedupeOnce: boolean[] = [];
  dedupeFirst: boolean[] = [];
  timers: TimerRing | null = null;
  /** Lanes of the ends of own work and of look-ups of keys, of calls without slots; null where such events stand in the heap. */
  phaseLane: Lane | null = null;
  lookUpLane: Lane | null = null;
  leaf: LeafLanes | null = null;
  fold: WorkerFold | null = null;
  /** Place of the lane of turns under the rate limit; −1 without one. */
  turnLane = -1;
  /** The fold whose events stand in the lanes of this component alone; null without one. */
  runs: WorkerFold | null = null;

  /** Of a component with slots, its shards, each with a line of its own; of a queue, those of its messages. Null where there are none. */
  readonly shards: Shards | null;
  readonly shardLines: ShardLines | null;
  /** Units that wait for a slot; empty where each shard has its own line. */
  readonly line = new IntRing();
  /** Calls at the door while the component is paused: handle and stamp in turn. */
  readonly held = new IntRing();
  /** Of a queue: entries that are ready, by flow. */
  readonly ready: (IntRing | null)[] = [];
  /** Of a queue that looks at keys: what it knows of them, by flow; null for flows without. */
  readonly keyLines: (KeyLine | null)[] = [];
  /** Items in process at an idempotent worker, by flow: single items, and ranges as first and count in turn. */
  readonly lockedItems: Uint8Array[] = [];
  readonly lockedRanges: number[][] = [];

  /** Of all replicas that are there to take work, those included that are down. */
  slots: number;
  freeSlots: number;
  upReplicas: number;
  readonly replicaBusy: Int32Array;
  readonly replicaInHand: Int32Array;
  readonly replicaUp: Uint8Array;
  replicaTurn = 0;
  /** A bit per replica, 32 to a word: it is up and has a free slot. */
  readonly openReplicas: Int32Array;

  outages = 0;
  pauses = 0;
  /** How many of its replicas have died so far. */
  died = 0;
  slow = 1;
  reject = 0;
  /** Share of its good answers that get lost, and whether that may ever happen in this run. */
  losing = 0;
  mayLose = false;
  answersLost = 0;

  /** By flow that others follow: 1 for each item of which it has heard that it is done. */
  readonly told: (Uint8Array | undefined)[] = [];
  /** By flow that follows another: questions held open, by the item that they are about, as handle and stamp in turn. */
  readonly open: (Map<number, number[]> | undefined)[] = [];
  openCount = 0;
  openArea = 0;
  openAt = 0;
  openPeak = 0;
  openPeakOfOne = 0;
  readonly replicaOpen: Int32Array;
  turnedAway = 0;

  /** Of a cache that asks others: what it holds, and by key those who wait for an answer on its way, as handle and stamp in turn. */
  entries: EntryStore | null = null;
  readonly flights = new Map<number, number[]>();
  /** By flow the caches that it asks aside; null where it asks none. */
  asides: readonly (readonly ComponentState[])[] | null = null;
  readonly cached = { hits: 0, misses: 0, joined: 0, evicted: 0, expired: 0, ageSum: 0 };

  /** Of a database where things are read or written: their versions, where they are copied to, and what it is a copy of. */
  versions: KeyVersions | null = null;
  readonly copies: ConnectionState[] = [];
  copyOf: ComponentState[] = [];

  /** Lets so many units in per second; null without a limit. */
  admission: AdmissionLimit | null = null;
  /** Somebody in line may have to be turned away: for having waited too long, or past a deadline. */
  readonly sheds: boolean;
  readonly shed = { waited: 0, late: 0 };
  overLimit = 0;

  /** Changes how many replicas there are; null when nothing does. */
  readonly scaling: ReplicaScaling | null;

  nextTurnAt = 0;
  nextCallAt = 0;
  turnSet = false;
  /** When it looks again whether a batch is due, and the number of that look; Infinity without one. */
  batchLookAt = Number.POSITIVE_INFINITY;
  batchLook = 0;
  tokens: number;
  tokensAt = 0;

  inside = 0;
  insideArea = 0;
  insideAt = 0;
  busy = 0;
  busyArea = 0;
  busyAt = 0;
  peak = 0;
  served = 0;
  items = 0;
  waitSum = 0;
  errors = 0;
  refused = 0;
  /** Calls and units that came while it was out, or without a live replica. */
  unavailable = 0;
  /** Of a queue: why its messages became visible again. */
  readonly again = { expired: 0, failed: 0, sameKey: 0 };
  readonly dropped = { superseded: 0, expired: 0 };
  events = 0;

  constructor(readonly config: ComponentConfig) {
    this.scaling = config.scaling === null ? null : new ReplicaScaling(config.scaling);
    const first = config.scaling?.least ?? config.replicas;
    this.slots = first * config.concurrency;
    this.freeSlots = this.slots;
    this.upReplicas = first;
    this.replicaBusy = new Int32Array(config.replicas);
    this.replicaOpen = new Int32Array(config.replicas);
    this.replicaInHand = new Int32Array(config.replicas);
    this.replicaUp = new Uint8Array(config.replicas).fill(1, 0, first);
    this.openReplicas = new Int32Array((config.replicas + 31) >> 5);
    for (let r = 0; r < first; r++) this.setOpen(r);
    const { partitions, concurrency } = config;
    this.shards =
      concurrency > 0 && partitions > 1 ? new Shards(partitions, first, concurrency) : null;
    this.shardLines = config.keeps && partitions > 0 ? new ShardLines(partitions) : null;
    this.tokens = config.bucket;
    this.sheds = config.longestWaitMs < Number.POSITIVE_INFINITY || config.keepsDeadline;
    if (config.admitPerMs > 0) {
      this.admission = new AdmissionLimit(config.admitPerMs, config.admitByKey);
    }
  }

  /** Whether keys are spread over shards: a queue may have one alone. */
  isSharded(): boolean {
    return this.shards !== null || this.shardLines !== null;
  }

  /** Of a cache, the replica that holds what it knows about a key. */
  homeOf(key: number): number {
    return this.shards === null ? key % this.config.replicas : this.shards.homeOf(key);
  }

  /** How many units wait for a slot. */
  waiting(): number {
    return this.shards === null ? this.line.length : this.shards.waiting;
  }

  /** Adds units to those inside (takes them away when negative). */
  addInside(now: number, units: number): void {
    this.insideArea += this.inside * (now - this.insideAt);
    this.insideAt = now;
    this.inside += units;
  }

  /** Adds questions to those held open by a replica (takes them away when negative). */
  addOpen(now: number, replica: number, questions: number): void {
    this.openArea += this.openCount * (now - this.openAt);
    this.openAt = now;
    this.openCount += questions;
    this.replicaOpen[replica]! += questions;
    if (this.openCount > this.openPeak) this.openPeak = this.openCount;
    this.openPeakOfOne = Math.max(this.openPeakOfOne, this.replicaOpen[replica]!);
  }

  /** Notes that a replica has a free slot. */
  setOpen(replica: number): void {
    this.openReplicas[replica >> 5]! |= 1 << (replica & 31);
  }

  /** Notes that a replica has no free slot, or is down. */
  clearOpen(replica: number): void {
    this.openReplicas[replica >> 5]! &= ~(1 << (replica & 31));
  }

  addBusy(now: number, slots: number): void {
    this.busyArea += this.busy * (now - this.busyAt);
    this.busyAt = now;
    this.busy += slots;
  }
}
