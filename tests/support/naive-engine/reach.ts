import { isTarget } from './delivering';
import type { Flow, Link } from './model';

/** Whether a call along the connection reaches a target of the flow, at once or through load balancers. */
export function reachesTarget(link: Link, flow: Flow): boolean {
  if (!link.sync || !link.flows.has(flow)) return false;
  if (isTarget(flow, link.to)) return true;
  if (link.to.type !== 'load-balancer' && link.to.type !== 'cache') return false;
  return (link.to.steps.get(flow) ?? []).some((onward) => reachesTarget(onward, flow));
}

/** Whether an error along the connection is no more than a miss: nobody but a cache that is asked aside is called there. */
export function isSpared({ to }: Link, flow: Flow): boolean {
  const onward = to.steps.get(flow) ?? [];
  const isAside = to.cache?.aside === true && flow.access !== null;
  return isAside && onward.length === 0 && !isTarget(flow, to);
}
