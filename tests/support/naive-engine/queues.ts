import { itemsOf } from './bundles';
import { EXPIRY } from './calendar';
import { deliver, isTarget } from './delivering';
import { MAX_HOPS } from './door';
import { move, spend } from './gauges';
import type { Flow, Link, Message, Part, Past, World } from './model';
import { withServed } from './past';

const LONGEST_DELAY_MS = 15 * 60_000;

/** Messages as they are published: `count` of them, `each` items long, the first beginning at item `first`. */
export interface Parcel {
  flow: Flow;
  first: number;
  each: number;
  count: number;
  hops: number;
  past: Past;
}

function makeReady(world: World, message: Message): void {
  message.state = 'ready';
  message.queue.ready.push(message);
  world.soon.push(message.queue.wake);
}

/** What a message is about; null where the queue does not look at it. */
function keyOf(queue: Part, { flow, first }: Pick<Message, 'flow' | 'first'>): string | null {
  if (queue.under === null || flow.keyOf === null) return null;
  const [item = 0] = itemsOf({ flow, first, count: 1 });
  return `${flow.id} ${flow.keyOf(item)}`;
}

/** A message gone for good lets the next of its key go. */
function letNextGo(world: World, message: Message): void {
  const { queue } = message;
  const key = keyOf(queue, message);
  if (key === null || queue.under?.get(key) !== message) return;
  queue.under.delete(key);
  const next = queue.behind.find((other) => keyOf(queue, other) === key);
  if (next === undefined) return;
  queue.behind.splice(queue.behind.indexOf(next), 1);
  queue.under.set(key, next);
  makeReady(world, next);
}

function drop(world: World, message: Message, why: 'superseded' | 'expired'): void {
  const { queue } = message;
  queue.dropped[why] += 1;
  letNextGo(world, message);
  queue.ready = queue.ready.filter((other) => other !== message);
  forget(world, message);
}

/** A message that was handed out before is ready again, unless a newer one of its key makes it needless. */
function comeBack(world: World, message: Message): void {
  const { queue } = message;
  const key = keyOf(queue, message);
  const under = key === null ? undefined : queue.under?.get(key);
  const isNewerThere =
    (under !== undefined && under !== message) ||
    queue.behind.some((other) => keyOf(queue, other) === key);
  if (key !== null && queue.latestOnly && isNewerThere) {
    drop(world, message, 'superseded');
    world.soon.push(queue.wake);
  } else makeReady(world, message);
}

/** Stores a message in a queue that looks at its key; false when it does not fit. */
function storeOne(world: World, message: Message, key: string): boolean {
  const { queue } = message;
  const under = queue.under?.get(key);
  const behind = queue.behind.filter((other) => keyOf(queue, other) === key);
  const old = behind.at(-1) ?? (under?.state === 'ready' ? under : undefined);
  if (queue.latestOnly && old !== undefined) {
    queue.dropped.superseded += 1;
    const { first, count, hops, past, publishedMs } = message;
    Object.assign(old, { first, count, hops, past, publishedMs, receives: 0 });
    return true;
  }
  if (queue.inside.value >= queue.capacity) return false;
  world.messages.add(message);
  move(world, queue.inside, 1);
  queue.peak = Math.max(queue.peak, queue.inside.value);
  if (queue.perKey && under !== undefined) queue.behind.push(message);
  else {
    queue.under?.set(key, message);
    makeReady(world, message);
  }
  return true;
}

/** Stores in a queue as much of the parcel as fits; returns how many messages that were. */
export function store(world: World, queue: Part, parcel: Parcel): number {
  const { flow, first, each, count, hops, past } = parcel;
  const byKey = keyOf(queue, { flow, first }) !== null;
  let stored = Math.min(count, Math.max(0, queue.capacity - queue.inside.value));
  const tried = byKey ? count : stored;
  if (byKey) {
    spend(world, count);
    stored = 0;
  }
  for (let i = 0; i < tried; i++) {
    const message: Message = {
      queue,
      flow,
      first: first + i * each,
      count: each,
      hops,
      past: isTarget(flow, queue) ? withServed(past, queue) : past,
      dueMs: null,
      state: 'ready',
      receives: 0,
      receipt: {},
      publishedMs: world.nowMs,
      waitedMs: 0,
    };
    const key = keyOf(queue, message);
    if (key !== null) {
      if (!storeOne(world, message, key)) break;
      stored += 1;
      continue;
    }
    world.messages.add(message);
    move(world, queue.inside, 1);
    queue.ready.push(message);
  }
  queue.refused += count - stored;
  queue.errors += count - stored;
  if (stored > 0 && !byKey) world.soon.push(queue.wake);
  queue.peak = Math.max(queue.peak, queue.inside.value);
  if (stored > 0) deliver(world, queue, flow, first, each * stored, false, past);
  return stored;
}

/** The message of a flow that is next in a queue. */
export function headOf(world: World, queue: Part, flow: Flow): Message | undefined {
  for (;;) {
    const head = queue.ready.find((message) => message.flow === flow);
    if (head === undefined || world.nowMs - head.publishedMs <= queue.ttlMs) return head;
    drop(world, head, 'expired');
  }
}

/**
 * The message that a consumer may take next: the first ready one of a flow that its connection carries, and of which enough are
 * ready or the oldest has waited long enough for more. If there is none, it looks again when that is so.
 */
export function nextFor(world: World, link: Link): Message | undefined {
  const { from: queue, to: part } = link;
  const heads = world.flows
    .filter((flow) => link.flows.has(flow))
    .flatMap((flow) => headOf(world, queue, flow) ?? []);
  const dueMs = (head: Message) => head.publishedMs + part.waitsForMoreMs;
  const isDue = (head: Message) =>
    part.waitsForMoreMs === 0 ||
    world.nowMs >= dueMs(head) ||
    queue.ready.filter(({ flow }) => flow === head.flow).length >= part.takesAtOnce;
  const due = queue.ready.find((message) => heads.includes(message) && isDue(message));
  if (due === undefined && heads.length > 0) lookAgain(world, part, Math.min(...heads.map(dueMs)));
  return due;
}

function lookAgain(world: World, part: Part, atMs: number): void {
  if (atMs >= part.look.atMs) return;
  const ticket = {};
  part.look = { atMs, ticket };
  world.calendar.set(atMs, EXPIRY, () => {
    if (part.look.ticket !== ticket) return false;
    part.events += 1;
    part.look = { atMs: Number.POSITIVE_INFINITY, ticket: {} };
    part.wake();
    return true;
  });
}

/** Takes a ready message; returns the receipt. */
export function take(world: World, message: Message): object {
  message.queue.ready.splice(message.queue.ready.indexOf(message), 1);
  message.state = 'in-flight';
  message.receipt = {};
  message.receives += 1;
  message.waitedMs = world.nowMs - message.publishedMs;
  return message.receipt;
}

function forget(world: World, message: Message): void {
  message.state = 'gone';
  world.messages.delete(message);
  move(world, message.queue.inside, -1);
}

/** Deletes a message for good, if the receipt is its newest, even after its time has run out. */
export function acknowledge(world: World, message: Message, receipt: object): void {
  const { queue } = message;
  if (message.state === 'gone' || message.receipt !== receipt) return;
  queue.served += 1;
  queue.items += message.count;
  queue.waitSumMs += message.waitedMs;
  queue.ready = queue.ready.filter((other) => other !== message);
  letNextGo(world, message);
  forget(world, message);
}

function bury(world: World, message: Message): void {
  const { queue, flow, first, count } = message;
  const route = queue.deadLetter;
  const hops = message.hops + 1;
  queue.errors += 1;
  if (route?.flows.has(flow) && hops <= MAX_HOPS) {
    route.sent += 1;
    route.items += count;
    const past = { ...message.past, wasDead: true };
    const parcel = { flow, first, each: count, count: 1, hops, past };
    route.failed += 1 - store(world, route.to, parcel);
  }
  letNextGo(world, message);
  forget(world, message);
}

/** A consumer gives a message back: it is ready again after a while, or buried after too many receives. */
export function giveBack(
  world: World,
  message: Message,
  receipt: object,
  why: 'failed' | 'sameKey',
): void {
  if (message.state !== 'in-flight' || message.receipt !== receipt) return;
  const { queue, receives } = message;
  if (receives >= queue.maxReceives) {
    bury(world, message);
    return;
  }
  const doubled = Math.min(queue.redeliveryMs * 2 ** (receives - 1), LONGEST_DELAY_MS);
  message.state = 'delayed';
  message.dueMs = world.nowMs + doubled * (0.5 + queue.draw.jitter());
  queue.again[why] += 1;
  world.calendar.set(message.dueMs, EXPIRY, () => {
    queue.events += 1;
    comeBack(world, message);
    return true;
  });
}

/** Starts the time for which a taken message is invisible. */
export function hide(world: World, message: Message, receipt: object): void {
  const { queue } = message;
  world.calendar.set(world.nowMs + queue.visibilityMs, EXPIRY, () => {
    if (message.state !== 'in-flight' || message.receipt !== receipt) return false;
    queue.events += 1;
    if (message.receives >= queue.maxReceives) bury(world, message);
    else {
      queue.again.expired += 1;
      comeBack(world, message);
    }
    return true;
  });
}
