import type { ComponentState } from './component-state';
import { keyOfWork } from './flights';
import type { FlowState } from './flow-state';
import { FLAG } from './work-pool';
import type { World } from './world';

/** Cache c stores an answer about a key, unless the replica that would hold it is down. */
export function keep(
  world: World,
  c: ComponentState,
  key: number,
  flow: number,
  knows: number,
  version: number,
): void {
  const entries = c.entries!;
  if (c.replicaUp[c.homeOf(key)] === 0) return;
  if (entries.find(key) < 0 && entries.isFull()) c.cached.evicted += 1;
  entries.put(key, world.now, flow, knows, version);
}

/** Cache c hears that a write about a key has gone well. */
export function noteWrite(
  world: World,
  c: ComponentState,
  w: number,
  flow: FlowState,
  key: number,
  knows: number,
): void {
  const { works } = world;
  if (c.config.onWrite === 'write-through') {
    keep(world, c, key, flow.index, knows, flow.versions[flow.itemAt(works.first[w]!)]!);
  } else if (c.config.onWrite === 'invalidate') {
    const place = c.entries!.find(key);
    if (place >= 0) c.entries!.drop(place);
  }
}

/** Work w, which has gone well, lets the caches that its component asks aside know: what was read, or that something was written. */
export function tellAsides(world: World, c: ComponentState, w: number, flow: FlowState): void {
  const { works } = world;
  const caches = c.asides![flow.index]!;
  if (caches.length === 0 || works.lastStep[w] === 0 || works.has(w, FLAG.hit)) return;
  const key = keyOfWork(world, flow, w);
  if (key < 0) return;
  // What it had been told before it asked is no part of the answer.
  const knows = works.knows[w]! & ~works.pending[w]!;
  for (const cache of caches) {
    if (cache.outages > 0) continue;
    if (flow.access === 'read') keep(world, cache, key, flow.index, knows, works.version[w]!);
    else noteWrite(world, cache, w, flow, key, knows);
  }
}
