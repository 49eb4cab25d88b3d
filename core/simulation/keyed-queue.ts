import type { ComponentState } from './component-state';
import { KeyLine } from './key-line';
import { MESSAGE } from './message-pool';
import type { World } from './world';

/** What queue q knows of the keys of a flow; null when it does not look at them, or the flow's items have none. */
export function keyLineOf(world: World, q: ComponentState, flow: number): KeyLine | null {
  const { perKey, latestOnly } = q.config;
  if ((!perKey && !latestOnly) || world.flows[flow]!.keyOf === null) return null;
  let line = q.keyLines[flow];
  if (line === null || line === undefined) {
    line = new KeyLine();
    q.keyLines[flow] = line;
  }
  return line;
}

/** The key of message m, whose flow has keys: that of its first item. */
export function keyOfMessage(world: World, m: number): number {
  const { messages, flows } = world;
  const flow = flows[messages.flow[m]!]!;
  return flow.keyOf!(flow.itemAt(messages.first[m]!));
}

/** The message of a key that a newer one may take the place of: one that waits. */
function waiting(world: World, line: KeyLine, key: number): number {
  const behind = line.behind.get(key);
  const last = behind?.at(-1);
  if (last !== undefined) return last;
  const under = line.under.get(key);
  return under !== undefined && world.messages.state[under] === MESSAGE.ready ? under : -1;
}

/** Puts the items of a new message in the place of one of the same key that waits; false when none does. */
export function takesPlace(
  world: World,
  q: ComponentState,
  line: KeyLine,
  flow: number,
  first: number,
  each: number,
  hops: number,
  knows: number,
): boolean {
  if (!q.config.latestOnly) return false;
  const { keyOf: keyOfItem } = world.flows[flow]!;
  const m = waiting(world, line, keyOfItem!(world.flows[flow]!.itemAt(first)));
  if (m < 0) return false;
  putInPlace(world, q, m, first, each, hops, knows);
  return true;
}

/** Puts the items of a new message in the place of message m, which counts as superseded. */
export function putInPlace(
  world: World,
  q: ComponentState,
  m: number,
  first: number,
  each: number,
  hops: number,
  knows: number,
): void {
  const { messages } = world;
  q.dropped.superseded += 1;
  if (world.story !== null) {
    world.tellMessage(m, { kind: 'dropped', component: q.config.id, why: 'superseded' });
  }
  messages.first[m] = first;
  messages.each[m] = each;
  messages.hops[m] = hops;
  messages.knows[m] = knows;
  messages.at[m] = world.now;
  messages.receives[m] = 0;
}

/** Notes a message that is ready for the first time; false when it has to wait behind another of its key. */
export function mayGo(world: World, q: ComponentState, line: KeyLine, m: number): boolean {
  const key = keyOfMessage(world, m);
  const under = line.under.get(key);
  if (under === undefined || !q.config.perKey) {
    line.under.set(key, m);
    return true;
  }
  const behind = line.behind.get(key);
  if (behind === undefined) line.behind.set(key, [m]);
  else behind.push(m);
  return false;
}

/** Message m is gone for good. Returns the one of its key that is next, or −1. */
export function nextOfKey(world: World, line: KeyLine, m: number): number {
  const key = keyOfMessage(world, m);
  if (line.under.get(key) !== m) return -1;
  const behind = line.behind.get(key);
  const next = behind?.shift();
  if (behind?.length === 0) line.behind.delete(key);
  if (next === undefined) {
    line.under.delete(key);
    return -1;
  }
  line.under.set(key, next);
  return next;
}

/** Whether a newer message of its key waits behind message m, which comes back: then m is dropped. */
export function isOutdated(world: World, q: ComponentState, line: KeyLine, m: number): boolean {
  if (!q.config.latestOnly) return false;
  const key = keyOfMessage(world, m);
  if (line.behind.has(key)) return true;
  const under = line.under.get(key);
  return under !== undefined && under !== m;
}
