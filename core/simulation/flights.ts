import type { ComponentState } from './component-state';
import { deliver } from './delivery';
import { SOON } from './event-kinds';
import { BUNDLED, type FlowState } from './flow-state';
import { FLAG } from './work-pool';
import type { World } from './world';

/** The key that work w reads or writes; −1 when it is about none, or about several. */
export function keyOfWork(world: World, flow: FlowState, w: number): number {
  if (flow.access === null || flow.keyOf === null || world.works.count[w] !== 1) return -1;
  const first = world.works.first[w]!;
  return flow.keyOf(first < BUNDLED ? first : flow.itemAt(first));
}

/** What `bits` say in the words of flow `from`, in those of another flow: which of its targets have served. */
export function inWordsOf(world: World, flow: FlowState, bits: number, from: number): number {
  let knows = 0;
  for (let t = 0; t < flow.targetPlaces.length; t++) {
    const bit = world.components[flow.targetPlaces[t]!]!.targetOf[from]!;
    if (bit >= 0 && (bits & (1 << bit)) !== 0) knows |= 1 << t;
  }
  return knows;
}

/** Those targets of the flow whose bits are set have served the items of work w, in a copy. */
export function serveCopy(world: World, flow: FlowState, w: number, bits: number): void {
  const { works } = world;
  const knows = works.knows[w]!;
  const keyed = works.keyed[w] === 1;
  flow.targetPlaces.forEach((place, t) => {
    if ((bits & (1 << t)) === 0) return;
    const target = world.components[place]!;
    deliver(world, target, flow.index, works.first[w]!, works.count[w]!, keyed, knows);
  });
  works.knows[w] = knows | bits;
}

/** Lets those who wait for the answer that work w was to get end as it does. */
export function endFlight(world: World, c: ComponentState, w: number, ok: boolean): void {
  const { works } = world;
  if (!works.has(w, FLAG.leads)) return;
  works.clear(w, FLAG.leads);
  const from = works.flow[w]!;
  const key = keyOfWork(world, world.flows[from]!, w);
  const waiting = c.flights.get(key)!;
  c.flights.delete(key);
  for (let i = 0; i < waiting.length; i += 2) {
    const other = waiting[i]!;
    const stamp = waiting[i + 1]!;
    if (works.stamp[other] !== stamp) continue;
    const flow = world.flows[works.flow[other]!]!;
    works.version[other] = works.version[w]!;
    works.pending[other] = inWordsOf(world, flow, works.knows[w]!, from);
    world.settle(ok ? SOON.joinedOk : SOON.joinedError, other, stamp);
  }
}
