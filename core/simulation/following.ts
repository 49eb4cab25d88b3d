import type { ComponentState } from './component-state';
import { EVENT } from './event-kinds';
import { PRIORITY } from './event-order';
import type { FlowState } from './flow-state';
import { answerOf, doneAtOf, SAYS_DONE } from './followed';
import { releaseSlot } from './slots';
import { travel } from './travel';
import { grownFloat64, grownInt32 } from './typed-arrays';
import { FLAG, ORIGIN, STATE } from './work-pool';
import type { World } from './world';

/** Items that a run may keep count of, of all flows, once per target; beyond it the budget is exceeded. */
export const MAX_ITEMS = 50_000_000;

/** Whoever made the request of `flow` does not know yet: they ask again after a pause. Answers of this try no longer count. */
export function waitToAsk(world: World, flow: FlowState, request: number): void {
  flow.asks[request]! += 1;
  const at = world.now + flow.pauseMs;
  world.heap.push(at, PRIORITY.arrival, EVENT.asksAgain, flow.index, request);
}

/** Notes how long what a request is about was done and not known. */
export function noteKnown(world: World, flow: FlowState, request: number): void {
  const doneAt = doneAtOf(world.flows[flow.follows]!, flow.about[request]!);
  flow.lateMs[request] = doneAt < 0 ? 0 : world.now - doneAt;
}

/**
 * Whether a question, whose work w at component c would end well, is held open instead: somebody waits for it, the component does
 * not know that the thing is done, and there is room.
 */
export function holdsOpen(world: World, c: ComponentState, w: number): boolean {
  const { works } = world;
  const flow = world.flows[works.flow[w]!]!;
  const origin = works.origin[w];
  if (c.config.holdMs === 0 || works.has(w, FLAG.asked)) return false;
  if (origin !== ORIGIN.work && origin !== ORIGIN.request) return false;
  // Several questions that travel together are answered together.
  if (works.count[w] !== 1) return false;
  const request = flow.itemAt(works.first[w]!);
  if (((works.knows[w]! | answerOf(world, c, flow, request, 1)) & SAYS_DONE) !== 0) return false;
  works.set(w, FLAG.asked);
  const replica = works.replica[w]!;
  if (c.replicaOpen[replica]! >= c.config.maxHeld) {
    c.turnedAway += 1;
    return false;
  }
  c.addOpen(world.now, replica, 1);
  works.state[w] = STATE.open;
  works.stamp[w]! += 1;
  releaseSlot(world, c, w);
  let open = c.open[flow.index];
  if (open === undefined) {
    open = new Map();
    c.open[flow.index] = open;
  }
  const item = flow.about[request]!;
  const waiting = open.get(item);
  if (waiting === undefined) open.set(item, [w, works.stamp[w]!]);
  else waiting.push(w, works.stamp[w]!);
  world.scheduleExpiry(EVENT.holdOver, world.now + c.config.holdMs, w);
  return true;
}

/** Work w is held open no longer. */
export function closeQuestion(world: World, w: number): void {
  const { works } = world;
  const c = world.components[works.comp[w]!]!;
  c.addOpen(world.now, works.replica[w]!, -1);
  works.state[w] = STATE.working;
  works.stamp[w]! += 1;
}

/** Whoever made a request of `flow` asks. Without a connection they do not, and wait for news. */
export function ask(world: World, flow: FlowState, request: number): void {
  const { works, now } = world;
  const { client } = flow;
  const steps = client?.steps[flow.index] ?? [];
  if (client === null || steps.length === 0) return;
  const tries = flow.asks[request]!;
  flow.asked += 1;
  for (const step of steps) {
    const w = works.create(step.to.config.index, step.index, flow.index, request, 1, 1, now);
    works.origin[w] = ORIGIN.request;
    works.deadline[w] = world.now + flow.timeoutMs;
    works.from[w] = request;
    works.fromStamp[w] = tries;
    step.sent += 1;
    step.items += 1;
    travel(world, client, w);
  }
  flow.timers!.start(request, tries, now + flow.timeoutMs);
}

/** Makes room for a request about an item and opens it; returns its number, −1 when the run holds too many. */
export function openFollowing(world: World, flow: FlowState, item: number): number {
  world.itemsKept += flow.targetIds.length;
  if (world.itemsKept > MAX_ITEMS) {
    world.overrun = { component: flow.client };
    return -1;
  }
  const request = flow.open(world.now, 1);
  const room = flow.times.length;
  if (flow.about.length < room) {
    flow.about = grownInt32(flow.about, room);
    flow.asks = grownInt32(flow.asks, room);
    flow.lateMs = grownFloat64(flow.lateMs, room);
  }
  if (item >= flow.requestAbout.length) {
    flow.requestAbout = grownInt32(flow.requestAbout, Math.max(64, (item + 1) * 2));
  }
  flow.about[request] = item;
  flow.requestAbout[item] = request + 1;
  flow.client?.addInside(world.now, 1);
  return request;
}
