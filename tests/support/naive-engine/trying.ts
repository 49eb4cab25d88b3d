import { EXPIRY } from './calendar';
import { mayRetry } from './guarding';
import type { Link, Walker, World } from './model';
import { setFor } from './walkers';

/** Makes another attempt after the backoff, or gives up when there were enough. */
export function tryAgain(
  world: World,
  walker: Walker,
  link: Link | null,
  attemptsBefore: number,
  again: () => void,
  giveUp: () => void,
): void {
  const { part } = walker.unit;
  if (attemptsBefore >= part.retries || !mayRetry(walker.unit, link)) {
    giveUp();
    return;
  }
  const backoff = part.backoffMs * 2 ** attemptsBefore * (0.5 + part.draw.jitter());
  setFor(world, walker, world.nowMs + backoff, EXPIRY, again);
}
