import type { ComponentState } from './component-state';
import type { FlowState } from './flow-state';
import { grownUint8 } from './typed-arrays';
import type { World } from './world';

/*
 * What a piece of work or a message follows from, as bits: bit t says that the flow's target t had served all its items
 * before it came into being, because whoever made it had the answer, or was itself made by somebody who had. A caller
 * learns what its callee knows from a good answer only. So "after" never means "later by luck".
 */

/** The bit of work that follows from a dead letter. Flows have at most 20 targets. */
export const WAS_DEAD = 1 << 30;

/** The bit by which others know that component c, a target of the flow, has served; 0 for other components. */
export function servedBit(c: ComponentState, flow: number): number {
  const t = c.targetOf[flow]!;
  return t >= 0 ? 1 << t : 0;
}

/** Work w gets a good answer for `count` of its items. What it learns counts when it has one for all of them. */
export function learn(world: World, w: number, count: number, knows: number): void {
  const { works } = world;
  const all = works.count[w]!;
  if (count === all || works.progress[w]! + 1 === all) works.knows[w]! |= knows;
}

/** Target t serves an item for the first time, in work that follows from the targets it `knows`. */
export function noteOrder(flow: FlowState, t: number, knows: number): void {
  const targets = flow.served.length;
  for (let other = 0; other < targets; other++) {
    if (other !== t && (knows & (1 << other)) === 0) flow.ahead[t * targets + other]! += 1;
  }
}

const TOLD = 1;
const TOLD_EARLY = 2;

/** Component c, by which news arrives, has served items in work that `knows`: news of what is done, or a word too early. */
export function hear(
  world: World,
  c: ComponentState,
  flowIndex: number,
  first: number,
  count: number,
  knows: number,
): void {
  const flow = world.flows[flowIndex]!;
  const n = c.newsOf[flow.index]!;
  const heard = flow.heard[n]!;
  const all = 2 ** flow.served.length - 1;
  const done = (knows & all) === all;
  const bit = done ? TOLD : TOLD_EARLY;
  const counts = done ? flow.newsTold : flow.newsEarly;
  world.spend(count);
  for (let number = first; number < first + count; number++) {
    const item = flow.itemAt(number);
    if ((heard[item]! & bit) !== 0) continue;
    if (done && !flow.heard.some((each) => (each[item]! & TOLD) !== 0)) flow.told += 1;
    heard[item]! |= bit;
    counts[n]! += 1;
  }
}

/**
 * Work of component c, which follows from a dead letter, has gone well. When it came from a queue and called somebody, the
 * items have been dealt with: read and kept, not thrown away.
 */
export function keepDeadLetter(
  world: World,
  c: ComponentState,
  connectionIndex: number,
  flowIndex: number,
  first: number,
  count: number,
): void {
  const flow = world.flows[flowIndex]!;
  const connection = world.connections[connectionIndex];
  if (!connection?.from.config.keeps || c.syncSteps[flowIndex] === 0) return;
  if (flow.kept.length < flow.items) flow.kept = grownUint8(flow.kept, flow.items);
  for (let number = first; number < first + count; number++) flow.kept[flow.itemAt(number)] = 1;
}
