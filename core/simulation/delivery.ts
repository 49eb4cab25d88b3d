import type { ComponentState } from './component-state';
import { BUNDLED, type FlowState } from './flow-state';
import { noteDone } from './followed';
import { noteOrder } from './knowledge';
import type { World } from './world';

/** What a target remembers of an item, as bits. */
export const SERVED = 1;
/** It was served with its key, this time or before: from then on the key is known. */
const KEY_KNOWN = 2;
/** It was served again as a duplicate. */
const REPEATED = 4;

/** Target t serves a keyed item for the first time. */
function show(flow: FlowState, t: number, item: number, now: number): void {
  const seen = flow.seen[t]!;
  seen.thread(flow.items);
  const { begun, itemsPerRequest } = flow;
  seen.show(item, now, (other) => begun[Math.floor(other / itemsPerRequest)]!);
}

/**
 * Counts that target c has served the items. The first time counts as delivered (an item of several targets when the
 * last of them has served it), every further time as a duplicate, unless the item's key came along and had come before.
 * `knows` says which other targets the serving follows from.
 */
export function deliver(
  world: World,
  c: ComponentState,
  flowIndex: number,
  first: number,
  count: number,
  keyed: boolean,
  knows: number,
): void {
  const flow = world.flows[flowIndex]!;
  const t = c.targetOf[flowIndex]!;
  const served = flow.served[t]!;
  const targets = flow.served.length;
  const duplicatedBefore = flow.duplicated;
  world.spend(count);
  for (let n = first; n < first + count; n++) {
    const item = n < BUNDLED ? n : flow.itemAt(n);
    const before = served[item]!;
    if (before === 0) {
      served[item] = keyed ? SERVED | KEY_KNOWN : SERVED;
      if (flow.keysAt[t] !== null) flow.keysAt[t]![item] = world.now;
      if (flow.seen.length > 0) show(flow, t, item, world.now);
      flow.targetDelivered[t]! += 1;
      flow.targetLastMs[t] = world.now;
      if (targets > 1) {
        flow.servedBy[item]! += 1;
        noteOrder(flow, t, knows);
        if (flow.servedBy[item]! < targets) continue;
      }
      flow.delivered += 1;
      if (flow.followers.length > 0) noteDone(flow, item, world.now);
      flow.lastDeliveryMs = world.now;
      continue;
    }
    // To ask or read again is no duplicate.
    if (flow.follows >= 0 || flow.access === 'read') continue;
    const known = isKnown(flow, c, t, item, world.now);
    if (keyed && !known && flow.keysAt[t] !== null) flow.keysAt[t]![item] = world.now;
    let after = keyed ? before | KEY_KNOWN : before;
    if (!keyed || !known) {
      if ((before & REPEATED) === 0) flow.targetRepeated[t]! += 1;
      after |= REPEATED;
      flow.targetDuplicated[t]! += 1;
      flow.duplicated += 1;
      if (flow.firstDuplicate < 0) flow.firstDuplicate = item;
    }
    served[item] = after;
  }
  if (world.story?.covers(flowIndex, first, count)) {
    const again = flow.duplicated > duplicatedBefore;
    world.story.tell(world.now, { kind: 'serves', component: c.config.id, again });
  }
}

/** Whether target c, number t of the flow, has served the item with its key and still remembers the key. */
function isKnown(
  flow: FlowState,
  c: ComponentState,
  t: number,
  item: number,
  now: number,
): boolean {
  if ((flow.served[t]![item]! & KEY_KNOWN) === 0) return false;
  const at = flow.keysAt[t];
  return at === null || at === undefined || now - at[item]! <= c.config.keyTtlMs;
}

/** Whether target c has served all the items before, and knows them by their keys. */
export function knowsKeys(
  world: World,
  c: ComponentState,
  flowIndex: number,
  first: number,
  count: number,
): boolean {
  const flow = world.flows[flowIndex]!;
  const t = c.targetOf[flowIndex]!;
  for (let n = first; n < first + count; n++) {
    if (!isKnown(flow, c, t, flow.itemAt(n), world.now)) return false;
  }
  return true;
}
