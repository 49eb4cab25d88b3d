import { EXPIRY } from './calendar';
import type { Walker, World } from './model';
import { setFor } from './walkers';

/** Makes another attempt after the backoff, or gives up when there were enough. */
export function tryAgain(
  world: World,
  walker: Walker,
  attemptsBefore: number,
  again: () => void,
  giveUp: () => void,
): void {
  const { part } = walker.unit;
  if (attemptsBefore >= part.retries) {
    giveUp();
    return;
  }
  const backoff = part.backoffMs * 2 ** attemptsBefore * (0.5 + part.draw.jitter());
  setFor(world, walker, world.nowMs + backoff, EXPIRY, again);
}
