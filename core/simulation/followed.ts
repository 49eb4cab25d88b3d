import type { ComponentState } from './component-state';
import { SOON } from './event-kinds';
import type { FlowState } from './flow-state';
import { grownFloat64, grownUint8 } from './typed-arrays';
import type { World } from './world';

/** The bit of an answer that says: what you ask about is done. */
export const SAYS_DONE = 1 << 29;

/** Notes when an item that others follow was done. */
export function noteDone(flow: FlowState, item: number, now: number): void {
  if (item >= flow.doneAt.length) {
    const before = flow.doneAt.length;
    flow.doneAt = grownFloat64(flow.doneAt, Math.max(64, flow.items, before * 2));
    flow.doneAt.fill(-1, before);
  }
  flow.doneAt[item] = now;
}

/** When an item was done, ms; −1 when it is not. */
export function doneAtOf(flow: FlowState, item: number): number {
  return flow.doneAt[item] ?? -1;
}

/** Whether work that `knows` follows from every target's serving: what it is about is done. */
export function followsAll(flow: FlowState, knows: number): boolean {
  const all = 2 ** flow.served.length - 1;
  return (knows & all) === all;
}

/** Component c has heard that items which others follow are done: whoever asked there about them can be answered. */
export function noteTold(
  world: World,
  c: ComponentState,
  flow: FlowState,
  first: number,
  count: number,
): void {
  let told = c.told[flow.index] ?? new Uint8Array(0);
  if (told.length < flow.items) told = grownUint8(told, Math.max(64, flow.items * 2));
  c.told[flow.index] = told;
  for (let n = first; n < first + count; n++) {
    const item = flow.itemAt(n);
    if (told[item] === 1) continue;
    told[item] = 1;
    for (const follower of flow.followers) {
      const waiting = c.open[follower.index]?.get(item);
      if (waiting !== undefined) {
        for (let i = 0; i < waiting.length; i += 2) {
          world.settle(SOON.holdEnds, waiting[i]!, waiting[i + 1]!);
        }
        c.open[follower.index]!.delete(item);
      }
    }
  }
}

/** The bit with which component c answers questions of a flow that follows another; 0 unless it knows that all they are about is done. */
export function answerOf(
  world: World,
  c: ComponentState,
  flow: FlowState,
  first: number,
  count: number,
): number {
  const followed = world.flows[flow.follows]!;
  const t = c.targetOf[flow.follows]!;
  const known = t >= 0 ? followed.served[t] : c.told[flow.follows];
  for (let n = first; n < first + count; n++) {
    if ((known?.[flow.about[flow.itemAt(n)]!] ?? 0) === 0) return 0;
  }
  return SAYS_DONE;
}
