import { holdsItem, itemsOf } from './bundles';
import { spend } from './gauges';
import type { Flow, Part, Past, Unit, World } from './model';
import { withServed } from './past';

function targetAt(flow: Flow, part: Part) {
  return flow.targets.find((target) => target.part === part);
}

export function isTarget(flow: Flow, part: Part): boolean {
  return targetAt(flow, part) !== undefined;
}

export function isPoisoned(flow: Flow, first: number, count: number): boolean {
  return flow.poison !== null && holdsItem({ flow, first, count }, flow.poison);
}

/** Whether the target has served the item with its key, no longer ago than it remembers. */
function knowsKey(world: World, flow: Flow, part: Part, item: number): boolean {
  const sinceMs = targetAt(flow, part)?.keys.get(item);
  return sinceMs !== undefined && world.nowMs - sinceMs <= part.keyTtlMs;
}

/** Whether the target has served all the items before with their keys. */
export function knowsKeys(
  world: World,
  flow: Flow,
  part: Part,
  first: number,
  count: number,
): boolean {
  return itemsOf({ flow, first, count }).every((item) => knowsKey(world, flow, part, item));
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
  past: Past,
): void {
  const target = targetAt(flow, part);
  if (target === undefined) return;
  spend(world, count);
  for (const item of itemsOf({ flow, first, count })) {
    const known = knowsKey(world, flow, part, item);
    const again = target.served.has(item);
    if (again && (flow.follows !== null || flow.access === 'read')) continue;
    if (target.served.has(item)) {
      if (!keyed || !known) {
        target.duplicated += 1;
        target.repeated.add(item);
      }
    } else {
      target.served.add(item);
      if (flow.keyOf && flow.access !== 'read') flow.shown.push({ part, item, atMs: world.nowMs });
      target.lastMs = world.nowMs;
      for (const other of flow.targets) {
        if (other === target || past.served.has(other.part)) continue;
        target.ahead.set(other.part, (target.ahead.get(other.part) ?? 0) + 1);
      }
      if (isDelivered(flow, item)) {
        flow.lastDeliveryMs = world.nowMs;
        flow.doneMs.set(item, world.nowMs);
      }
    }
    if (keyed && !known) target.keys.set(item, world.nowMs);
  }
}

/** A component by which news arrives has served a unit: it has heard of the items, too early or once they are done. */
export function hear(world: World, unit: Unit): void {
  const { part, flow, count, self } = unit;
  for (const news of flow.news) {
    if (news.part !== part) continue;
    spend(world, count);
    const done = flow.targets.every((target) => self.past.served.has(target.part));
    for (const item of itemsOf(unit)) (done ? news.told : news.early).add(item);
  }
}

/** A unit that follows from a dead letter went well: if it came from a queue and made calls, its items were dealt with. */
export function keepDeadLetter({ part, flow, first, count, self, source }: Unit): void {
  const calls = (part.steps.get(flow) ?? []).some((step) => step.sync);
  if (!self.past.wasDead || source === null || !calls) return;
  for (const item of itemsOf({ flow, first, count })) flow.kept.add(item);
}

/** Those targets of the unit's flow that are among these have served it, in a copy. */
export function countCopy(world: World, unit: Unit, of: ReadonlySet<Part>): void {
  const { flow, first, count, keyed, self } = unit;
  const before = self.past;
  for (const { part } of flow.targets) {
    if (!of.has(part)) continue;
    deliver(world, part, flow, first, count, keyed, before);
    self.past = withServed(self.past, part);
  }
}
