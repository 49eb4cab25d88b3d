import type { Flow } from '../contracts/mission-schema';
import type { ComponentState } from './component-state';
import type { RandomStream } from './random';
import type { Sampler } from './sampler';
import { SeenKeys } from './seen-keys';
import type { TimerRing } from './timer-ring';
import { grownFloat64, grownInt16, grownInt32, grownUint8 } from './typed-arrays';
import type { UsefulAnswers } from './useful-answers';

export enum REQUEST {
  open = 0,
  accepted = 1,
  rejected = 2,
  timedOut = 3,
}

/**
 * From this number on a range of items is of bundled ones: the items of messages taken together, whose numbers need not follow
 * one another, stand in `bundled` one after the other.
 */
export const BUNDLED = 2 ** 30;

/** How the requests of a flow arrive. */
export type ArrivalPlan =
  | { kind: 'at'; times: number[] }
  | { kind: 'rate'; gapMs: number; poisson: boolean; fromMs: number; toMs: number }
  | { kind: 'users'; users: number; think: Sampler }
  | { kind: 'follows' }
  | { kind: 'rereads' };

/** Places reserved at first, at most; more are made as they are needed. */
const MOST_RESERVED = 4_000_000;

/** About how many requests the plan will make, at least 16: room for them saves making room again and again. */
function expectedRequests(plan: ArrivalPlan): number {
  const expected =
    plan.kind === 'at'
      ? plan.times.length
      : plan.kind === 'rate'
        ? ((plan.toMs - plan.fromMs) / plan.gapMs) * 1.05
        : 16;
  return Math.min(Math.max(16, Math.ceil(expected)), MOST_RESERVED);
}

/** One flow during a run: its requests, and for every item which targets have served it. */
export class FlowState {
  requests = 0;
  accepted = 0;
  rejected = 0;
  timedOut = 0;
  responseSum = 0;
  items = 0;
  delivered = 0;
  duplicated = 0;
  lastDeliveryMs = -1;
  /** The item that was first served again; −1 without one. */
  firstDuplicate = -1;
  /** By request: when it started, and once it is accepted how long it took, ms. */
  times: Float64Array;
  states: Uint8Array;
  /** Calls that a request still waits for, when its client makes several. */
  openCalls = new Int16Array(0);
  /** By target and item: what the target remembers of the item, 0 before it was served (see delivery.ts). */
  readonly served: Uint8Array[];
  /** By item: how many targets have served it; only with several targets. */
  servedBy: Uint8Array;
  readonly targetDelivered: number[];
  readonly targetDuplicated: number[];
  readonly targetRejected: number[];
  /** By target: items that it served again as duplicates; when it first served the last of its items, −1 without. */
  readonly targetRepeated: number[];
  readonly targetLastMs: number[];
  /** By target and other target: items that it served first without following from the other's serving. */
  readonly ahead: Int32Array;
  /** By news component and item: what it has heard of it, as bits (see knowledge.ts). */
  readonly heard: Uint8Array[];
  readonly newsTold: number[];
  readonly newsEarly: number[];
  /** Items of which some news component heard once they were done. */
  told = 0;
  /** By item: 1 once a dead letter of it was dealt with; empty while there is none. */
  kept = new Uint8Array(0);
  /** By request: how often it was made again; only where clients do so. */
  tries: Uint8Array;
  /** By target and item: since when its key has been known, ms; null for targets that remember keys without end. */
  readonly keysAt: (Float64Array | null)[];
  /** By target: which versions of the keys it has shown, and how late; null without keys. */
  readonly seen: SeenKeys[];
  /** By request, where items carry keys: when it began, ms. */
  begun = new Float64Array(0);
  /** Items of messages that were taken together. */
  private bundled = new Int32Array(0);
  private bundledCount = 0;
  /** Flows that follow this one; the flow that this one follows, −1 without. */
  readonly followers: FlowState[] = [];
  follows = -1;
  /** Where others follow: when each item was done, ms; −1 before. */
  doneAt = new Float64Array(0);
  /** How long whoever follows waits before asking again, ms. */
  pauseMs = 0;
  /** How often its clients asked. */
  asked = 0;
  /** By request of a flow that follows: what it is about, how often it was asked, and how long what was done was not known. */
  about = new Int32Array(0);
  asks = new Int32Array(0);
  lateMs = new Float64Array(0);
  /** By item of the flow that it follows: the request about it, counted from 1. */
  requestAbout = new Int32Array(0);
  /** Whether its items read or write what their keys stand for; null when neither. */
  access: Flow['access'] | null = null;
  /** By request: the version that it writes, or that it has to show when it reads. */
  versions = new Int32Array(0);
  /** What the last answer of a read showed, and how many reads showed less than they had to. */
  seenVersion = 0;
  stale = 0;
  /** Flows whose requests read what each accepted request of this one has written, and how much later. */
  readonly rereaders: { flow: FlowState; afterMs: number }[] = [];
  /** Its targets, as places among the components. */
  targetPlaces: number[] = [];
  /** Answers that came in time; null where they are always of use. */
  useful: UsefulAnswers | null = null;
  timers: TimerRing | null = null;
  /** Place in the plan's list of times, or number of requests made at an even rate. */
  planned = 0;

  constructor(
    readonly index: number,
    readonly id: string,
    readonly client: ComponentState | null,
    readonly targetIds: readonly string[],
    readonly itemsPerRequest: number,
    readonly timeoutMs: number,
    readonly plan: ArrivalPlan,
    readonly random: RandomStream,
    /** Item that fails at every target; −1 without one. */
    readonly poison: number,
    /** Components by which the news arrives that an item is done. */
    readonly newsIds: readonly string[],
    /** What the client does about a request that failed; null when nothing. */
    readonly again: Flow['again'] | null,
    /** Targets that belong together. */
    readonly wholeIds: readonly string[],
    /** What an item is about; null when the flow's items carry no keys. */
    public keyOf: ((item: number) => number) | null,
  ) {
    const requests = expectedRequests(plan);
    this.times = new Float64Array(requests);
    this.states = new Uint8Array(requests);
    this.tries = new Uint8Array(again === null ? 0 : requests);
    this.keysAt = targetIds.map(() => null);
    this.seen = keyOf === null ? [] : targetIds.map(() => new SeenKeys(keyOf));
    const items = Math.min(requests * itemsPerRequest, MOST_RESERVED);
    this.served = targetIds.map(() => new Uint8Array(items));
    this.servedBy = new Uint8Array(targetIds.length > 1 ? items : 0);
    this.targetDelivered = targetIds.map(() => 0);
    this.targetDuplicated = targetIds.map(() => 0);
    this.targetRejected = targetIds.map(() => 0);
    this.targetRepeated = targetIds.map(() => 0);
    this.targetLastMs = targetIds.map(() => -1);
    this.ahead = new Int32Array(targetIds.length * targetIds.length);
    this.heard = newsIds.map(() => new Uint8Array(items));
    this.newsTold = newsIds.map(() => 0);
    this.newsEarly = newsIds.map(() => 0);
  }

  /** Opens a request and makes room for its items; returns its number. */
  open(now: number, calls: number): number {
    const request = this.requests++;
    if (request === this.times.length) {
      this.times = grownFloat64(this.times, request * 2);
      this.states = grownUint8(this.states, request * 2);
      if (this.again !== null) this.tries = grownUint8(this.tries, request * 2);
    }
    this.times[request] = now;
    this.useful?.begin(now);
    if (this.keyOf !== null) {
      if (request >= this.begun.length) this.begun = grownFloat64(this.begun, this.times.length);
      this.begun[request] = now;
    }
    if (calls > 1) {
      if (request >= this.openCalls.length) {
        this.openCalls = grownInt16(this.openCalls, this.times.length);
      }
      this.openCalls[request] = calls;
    }
    this.items += this.itemsPerRequest;
    const room = this.served[0]!.length;
    if (this.items > room) {
      const size = Math.max(room * 2, this.items);
      for (let t = 0; t < this.served.length; t++) {
        this.served[t] = grownUint8(this.served[t]!, size);
        const at = this.keysAt[t];
        if (at) this.keysAt[t] = grownFloat64(at, size);
      }
      if (this.served.length > 1) this.servedBy = grownUint8(this.servedBy, size);
      for (let n = 0; n < this.heard.length; n++) this.heard[n] = grownUint8(this.heard[n]!, size);
    }
    return request;
  }

  /** The item that a number in a range stands for. */
  itemAt(number: number): number {
    return number < BUNDLED ? number : this.bundled[number - BUNDLED]!;
  }

  /** Adds a range of items to the end of the bundled ones; returns the number of the first. */
  bundle(first: number, count: number): number {
    const start = this.bundledCount;
    if (start + count > this.bundled.length) {
      this.bundled = grownInt32(this.bundled, Math.max(64, (start + count) * 2));
    }
    for (let i = 0; i < count; i++) this.bundled[start + i] = this.itemAt(first + i);
    this.bundledCount += count;
    return BUNDLED + start;
  }

  /** How often a request was made again. */
  triesOf(request: number): number {
    if (this.follows >= 0) return this.asks[request]!;
    return this.again === null ? 0 : this.tries[request]!;
  }

  /** Makes target t forget keys after a time. */
  forgetKeys(t: number): void {
    this.keysAt[t] = new Float64Array(this.served[t]!.length);
  }

  /** Whether the range of items holds the poisoned one. */
  isPoisoned(first: number, count: number): boolean {
    return this.poison >= 0 && this.holdsPoison(first, count);
  }

  private holdsPoison(first: number, count: number): boolean {
    if (first < BUNDLED) return this.poison >= first && this.poison < first + count;
    for (let n = first; n < first + count; n++) if (this.itemAt(n) === this.poison) return true;
    return false;
  }
}
