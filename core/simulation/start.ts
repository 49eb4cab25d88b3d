import type { ComponentState } from './component-state';
import { EVENT } from './event-kinds';
import { orderOf, PRIORITY } from './event-order';
import { lockItems } from './key-locks';
import { TURN_TOLERANCE_MS, takeSlot } from './slots';
import { FLAG, STATE } from './work-pool';
import type { World } from './world';

function setTurn(world: World, c: ComponentState): void {
  const { heap, heads } = world;
  if (c.turnLane < 0) heap.push(c.nextTurnAt, PRIORITY.expiry, EVENT.turn, c.config.index, 0);
  else {
    const order = orderOf(PRIORITY.expiry, heap.nextSequence());
    if (c.nextTurnAt > heap.horizonMs) return;
    heads.times[c.turnLane] = c.nextTurnAt;
    heads.orders[c.turnLane] = order;
  }
}

/**
 * Whether component c may take its next unit under its rate limit. When it may not yet, an event is set for the
 * moment it may.
 */
export function turnIsDue(world: World, c: ComponentState): boolean {
  if (c.config.gapMs === 0 || world.now >= c.nextTurnAt - TURN_TOLERANCE_MS) return true;
  if (!c.turnSet) {
    c.turnSet = true;
    setTurn(world, c);
  }
  return false;
}

/** Begins unit w in a free slot: its own work, with the look-up of keys that goes before everything else. */
export function startUnit(world: World, w: number): void {
  const { works, now } = world;
  const c = world.components[works.comp[w]!]!;
  const { config } = c;
  takeSlot(world, c, w);
  works.wait[w]! += now - works.since[w]!;
  works.state[w] = STATE.working;
  if (world.story !== null) {
    world.tellWork(w, {
      kind: 'begins',
      component: config.id,
      replica: works.replica[w]! + 1,
    });
  }
  if (config.gapMs > 0) {
    c.nextTurnAt = Math.max(now, c.nextTurnAt) + config.gapMs;
    works.set(w, FLAG.credit);
  }
  let ms = config.work.draw(config.service);
  if (config.idempotent) {
    const flow = works.flow[w]!;
    lockItems(world, c, w);
    if (c.dedupeOnce[flow]) ms += config.dedupe.draw(config.service);
    if (c.dedupeFirst[flow]) {
      ms += config.dedupe.draw(config.service);
      works.set(w, FLAG.deduped);
    }
  }
  if (config.contention > 0) {
    ms *= 1 + config.contention * (c.replicaBusy[works.replica[w]!]! - 1);
  }
  const end = now + ms * c.slow;
  if (!c.phaseLane?.push(end, w, works.stamp[w]!)) world.schedule(EVENT.phaseDone, end, w);
}
