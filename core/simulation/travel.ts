import type { ComponentState } from './component-state';
import { enter } from './enter';
import { EVENT } from './event-kinds';
import { STATE } from './work-pool';
import type { World } from './world';

/**
 * Sends work w, a call of component `from`, on its way to its component, there and back in one go. Returns when it ends if
 * that is certain already, else Infinity.
 */
export function travel(world: World, from: ComponentState, w: number): number {
  if (world.network === null) return enter(world, w);
  const ms = world.network.draw(from.config.service);
  if (ms === 0) return enter(world, w);
  world.works.state[w] = STATE.travelling;
  world.schedule(EVENT.arrives, world.now + ms, w);
  return Number.POSITIVE_INFINITY;
}

/** Work w arrives where it was sent. */
export function endTravel(world: World, w: number): void {
  // On its way it has waited for nothing.
  world.works.since[w] = world.now;
  enter(world, w);
}
