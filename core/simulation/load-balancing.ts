import type { ComponentState } from './component-state';
import type { ConnectionState } from './connection-state';

/** Whether a health check would find the component able to answer. */
function isHealthy(c: ComponentState): boolean {
  return c.outages === 0 && c.upReplicas > 0;
}

/** Work in hand and waiting per slot. */
function load(c: ComponentState): number {
  return c.slots === 0 ? c.inside : c.inside / c.slots;
}

/**
 * The connection that load balancer c hands the next request of the flow to: the next healthy one in turn, or the
 * healthy one with the least work per slot (ties in turn). With nobody healthy the next in turn; null without any.
 */
export function chooseOnward(c: ComponentState, flow: number): ConnectionState | null {
  const onward = c.steps[flow]!;
  const n = onward.length;
  if (n === 0) return null;
  let best = -1;
  for (let k = 0; k < n; k++) {
    const place = (c.consumerTurn + k) % n;
    if (!isHealthy(onward[place]!.to)) continue;
    if (best < 0) best = place;
    else if (load(onward[place]!.to) < load(onward[best]!.to)) best = place;
    if (!c.config.leastBusy) break;
  }
  if (best < 0) best = c.consumerTurn % n;
  c.consumerTurn = (best + 1) % n;
  return onward[best]!;
}
