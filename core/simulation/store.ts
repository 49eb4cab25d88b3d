import type { ComponentState } from './component-state';
import { deliver } from './delivery';
import type { KeyLine } from './key-line';
import { keyLineOf, mayGo, takesPlace } from './keyed-queue';
import { servedBit } from './knowledge';
import { makeReady } from './queue-lines';
import { mayGoInShard, takesPlaceInShard } from './sharded-queue';
import type { World } from './world';

/** Messages that a run may hold at once, a batch counting as one; beyond it the budget is exceeded. */
const MAX_ENTRIES = 12_000_000;

/**
 * Puts up to `count` fresh messages of `each` items, the first beginning at item `first`, into queue q; returns how
 * many fitted its capacity.
 */
export function store(
  world: World,
  q: ComponentState,
  flow: number,
  first: number,
  each: number,
  count: number,
  hops: number,
  knows: number,
): number {
  const room = q.config.capacity - q.inside;
  const line = keyLineOf(world, q, flow);
  const atOnce = line === null && q.shardLines === null;
  const stored = atOnce
    ? Math.min(count, Math.max(0, room))
    : storeByKey(world, q, line, flow, first, each, count, hops, knows);
  q.refused += count - stored;
  q.errors += count - stored;
  if (stored === 0) return 0;
  if (q.messageItems === 0) {
    q.messageItems = each;
    q.messageHops = hops;
  } else if (q.messageItems !== each || q.messageHops !== hops) q.isMixed = true;
  if (atOnce) {
    const m = createEntry(world, q, flow, first, each, stored, hops, knows);
    makeReady(world, q, m);
    tellStored(world, q, m);
  }
  if (q.targetOf[flow]! >= 0) deliver(world, q, flow, first, each * stored, false, knows);
  return stored;
}

function tellStored(world: World, q: ComponentState, m: number): void {
  if (world.story !== null) world.tellMessage(m, { kind: 'enters-queue', component: q.config.id });
}

/** An entry that stands for `stored` fresh messages. */
function createEntry(
  world: World,
  q: ComponentState,
  flow: number,
  first: number,
  each: number,
  stored: number,
  hops: number,
  knows: number,
): number {
  const { messages } = world;
  const m = messages.create(q.config.index, flow, first, each, hops);
  if (messages.live > MAX_ENTRIES) world.overrun = { component: q };
  messages.left[m] = stored;
  messages.knows[m] = knows | servedBit(q, flow);
  messages.at[m] = world.now;
  q.addInside(world.now, stored);
  if (q.inside > q.peak) q.peak = q.inside;
  return m;
}

/** Whether a new message takes the place of one that waits. */
function findsPlace(
  world: World,
  q: ComponentState,
  line: KeyLine | null,
  flow: number,
  first: number,
  each: number,
  hops: number,
  knows: number,
): boolean {
  if (q.shardLines !== null)
    return takesPlaceInShard(world, q, q.shardLines, flow, first, each, hops, knows);
  return line !== null && takesPlace(world, q, line, flow, first, each, hops, knows);
}

/** Whether a new message waits behind none. */
function goesFirst(world: World, q: ComponentState, line: KeyLine | null, m: number): boolean {
  if (q.shardLines !== null) return mayGoInShard(world, q, q.shardLines, m);
  return line === null || mayGo(world, q, line, m);
}

/** Stores messages one by one in a queue that is sharded, or looks at their keys; returns how many, up to the first that did not fit. */
function storeByKey(
  world: World,
  q: ComponentState,
  line: KeyLine | null,
  flow: number,
  first: number,
  each: number,
  count: number,
  hops: number,
  knows: number,
): number {
  world.spend(count);
  const known = knows | servedBit(q, flow);
  for (let i = 0; i < count; i++) {
    const at = first + i * each;
    if (findsPlace(world, q, line, flow, at, each, hops, known)) continue;
    if (q.inside >= q.config.capacity) return i;
    const m = createEntry(world, q, flow, at, each, 1, hops, knows);
    tellStored(world, q, m);
    if (goesFirst(world, q, line, m)) makeReady(world, q, m);
  }
  return count;
}
