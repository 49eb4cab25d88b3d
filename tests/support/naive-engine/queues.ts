import { itemsOf } from './bundles';
import { EXPIRY } from './calendar';
import { deliver, isTarget } from './delivering';
import { MAX_HOPS } from './door';
import { move, spend } from './gauges';
import type { Flow, Link, Message, Part, Past, World } from './model';
import { withServed } from './past';
import { shardOfItems } from './sharding';
import { moveShard } from './slots';

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

/** What a message may have to wait for: another of its shard, or of its key; null when for none. */
function lineOf(queue: Part, message: Pick<Message, 'flow' | 'first'>): string | null {
  if (queue.shards === 0) return keyOf(queue, message);
  return `shard ${shardOfItems(queue, message.flow, message.first)}`;
}

/** Whether a message is under way in a shard, or none is. */
function moveShardOf(world: World, message: Message, by: 1 | -1): void {
  const { queue, flow, first } = message;
  if (queue.shards > 0) moveShard(world, queue, shardOfItems(queue, flow, first), by);
}

/** A message gone for good lets the next of its line go. */
function letNextGo(world: World, message: Message): void {
  const { queue } = message;
  const line = lineOf(queue, message);
  if (line === null || queue.under?.get(line) !== message) return;
  queue.under.delete(line);
  const next = queue.behind.find((other) => lineOf(queue, other) === line);
  if (next === undefined) {
    moveShardOf(world, message, -1);
    return;
  }
  queue.behind.splice(queue.behind.indexOf(next), 1);
  queue.under.set(line, next);
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
  const line = lineOf(queue, message);
  const under = line === null ? undefined : queue.under?.get(line);
  const isNewerThere =
    (under !== undefined && under !== message && keyOf(queue, under) === key) ||
    queue.behind.some((other) => keyOf(queue, other) === key);
  if (key !== null && queue.latestOnly && isNewerThere) {
    drop(world, message, 'superseded');
    world.soon.push(queue.wake);
  } else makeReady(world, message);
}

/** Stores a message in a queue that looks at its shard or key; false when it does not fit. */
function storeOne(world: World, message: Message, line: string): boolean {
  const { queue } = message;
  const key = keyOf(queue, message);
  const under = queue.under?.get(line);
  const behind = queue.behind.filter((other) => keyOf(queue, other) === key);
  const waits = under?.state === 'ready' && keyOf(queue, under) === key;
  const old = behind.at(-1) ?? (waits ? under : undefined);
  if (queue.latestOnly && key !== null && old !== undefined) {
    queue.dropped.superseded += 1;
    const { first, count, hops, past, publishedMs } = message;
    Object.assign(old, { first, count, hops, past, publishedMs, receives: 0 });
    return true;
  }
  if (queue.inside.value >= queue.capacity) return false;
  world.messages.add(message);
  move(world, queue.inside, 1);
  queue.peak = Math.max(queue.peak, queue.inside.value);
  if (queue.shards > 0) {
    const shard = shardOfItems(queue, message.flow, message.first);
    queue.came[shard] = (queue.came[shard] ?? 0) + 1;
    if (under === undefined) moveShard(world, queue, shard, 1);
  }
  if ((queue.perKey || queue.shards > 0) && under !== undefined) queue.behind.push(message);
  else {
    queue.under?.set(line, message);
    makeReady(world, message);
  }
  return true;
}

/** Stores in a queue as much of the parcel as fits; returns how many messages that were. */
export function store(world: World, queue: Part, parcel: Parcel): number {
  const { flow, first, each, count, hops, past } = parcel;
  const byKey = lineOf(queue, { flow, first }) !== null;
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
    const line = lineOf(queue, message);
    if (line !== null) {
      if (!storeOne(world, message, line)) break;
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
  const dueMs = (head: Message) => head.publishedMs + part.waitsForMoreMs;
  const isDue = (head: Message) =>
    part.waitsForMoreMs === 0 ||
    world.nowMs >= dueMs(head) ||
    queue.ready.filter(({ flow }) => flow === head.flow).length >= part.takesAtOnce;
  // Flow by flow: what goes because it is too old may let messages of another flow come.
  const heads: Message[] = [];
  const ready = new Set<Message>();
  for (const flow of world.flows.filter((one) => link.flows.has(one))) {
    const head = headOf(world, queue, flow);
    if (head === undefined) continue;
    heads.push(head);
    if (isDue(head)) ready.add(head);
  }
  const due = queue.ready.find((message) => ready.has(message));
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
