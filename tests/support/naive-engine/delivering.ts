import { spend } from './gauges';
import type { Flow, Part, World } from './model';

function targetAt(flow: Flow, part: Part) {
  return flow.targets.find((target) => target.part === part);
}

export function isTarget(flow: Flow, part: Part): boolean {
  return targetAt(flow, part) !== undefined;
}

export function isPoisoned(flow: Flow, first: number, count: number): boolean {
  return flow.poison !== null && flow.poison >= first && flow.poison < first + count;
}

/** Whether the target has served all the items before with their keys. */
export function knowsKeys(flow: Flow, part: Part, first: number, count: number): boolean {
  for (let item = first; item < first + count; item++) {
    if (!targetAt(flow, part)?.keys.has(item)) return false;
  }
  return true;
}

export function isDelivered(flow: Flow, item: number): boolean {
  return flow.targets.every((target) => target.served.has(item));
}

/** Counts that a component has served the items; nothing happens unless it is a target of the flow. */
export function deliver(
  world: World,
  part: Part,
  flow: Flow,
  first: number,
  count: number,
  keyed: boolean,
): void {
  const target = targetAt(flow, part);
  if (target === undefined) return;
  spend(world, count);
  for (let item = first; item < first + count; item++) {
    if (target.served.has(item)) {
      if (!keyed || !target.keys.has(item)) target.duplicated += 1;
    } else {
      target.served.add(item);
      if (isDelivered(flow, item)) flow.lastDeliveryMs = world.nowMs;
    }
    if (keyed) target.keys.add(item);
  }
}
