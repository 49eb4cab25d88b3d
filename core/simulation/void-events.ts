import { EVENT } from './event-kinds';
import { REQUEST } from './flow-state';
import { LANE } from './lanes';
import { MESSAGE } from './message-pool';
import type { World } from './world';

/** Whether what an event of the heap was for has ended before its time, `now`. */
export function isVoid(world: World, kind: number, a: number, b: number, now: number): boolean {
  const { works, messages, components, flows } = world;
  switch (kind) {
    case EVENT.phaseDone:
    case EVENT.failureDone:
    case EVENT.published:
    case EVENT.publishFailed:
    case EVENT.retry:
    case EVENT.callTurn:
    case EVENT.holdOver:
    case EVENT.arrives:
      return works.stamp[a] !== b;
    case EVENT.callTimeout:
    case EVENT.visibility:
      return !components[a]!.timers!.isDue(now);
    case EVENT.requestTimeout:
      return !flows[a]!.timers!.isDue(now);
    case EVENT.redelivery:
      return messages.receipt[a] !== b || messages.state[a] !== MESSAGE.delayed;
    case EVENT.asksAgain:
      return flows[a]!.states[b] !== REQUEST.open;
    case EVENT.batchLook:
      return components[a]!.batchLook !== b;
    default:
      return false;
  }
}

/** The same of the head of a lane. */
export function isVoidInLane(world: World, place: number): boolean {
  const { heads, works, components } = world;
  const kind = heads.kinds[place];
  const c = components[heads.owners[place]!]!;
  const lane = kind === LANE.phase ? c.phaseLane : kind === LANE.lookUp ? c.lookUpLane : null;
  if (lane === null) return false;
  const handle = lane.first();
  return handle >= 0 && works.stamp[handle] !== lane.firstStamp();
}
