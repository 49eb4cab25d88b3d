import type { ComponentState } from './component-state';
import type { World } from './world';

/**
 * Counts that target c has served the items. The first time counts as delivered (an item of several targets when the
 * last of them has served it), every further time as a duplicate, unless the caller sent the item's key along.
 */
export function deliver(
  world: World,
  c: ComponentState,
  flowIndex: number,
  first: number,
  count: number,
  keyed: boolean,
): void {
  const flow = world.flows[flowIndex]!;
  const t = c.targetOf[flowIndex]!;
  const served = flow.served[t]!;
  const targets = flow.served.length;
  const duplicatedBefore = flow.duplicated;
  world.spend(count);
  for (let item = first; item < first + count; item++) {
    if (served[item] === 0) {
      served[item] = 1;
      flow.targetDelivered[t]! += 1;
      if (targets > 1) {
        flow.servedBy[item]! += 1;
        if (flow.servedBy[item]! < targets) continue;
      }
      flow.delivered += 1;
      flow.lastDeliveryMs = world.now;
    } else if (!keyed) {
      flow.targetDuplicated[t]! += 1;
      flow.duplicated += 1;
      if (flow.firstDuplicate < 0) flow.firstDuplicate = item;
    }
  }
  if (world.story?.covers(flowIndex, first, count)) {
    const again = flow.duplicated > duplicatedBefore;
    world.story.tell(world.now, { kind: 'serves', component: c.config.id, again });
  }
}

/** Whether target c has served all the items before. */
export function hasServed(
  world: World,
  c: ComponentState,
  flowIndex: number,
  first: number,
  count: number,
): boolean {
  const served = world.flows[flowIndex]!.served[c.targetOf[flowIndex]!]!;
  for (let item = first; item < first + count; item++) {
    if (served[item] === 0) return false;
  }
  return true;
}
