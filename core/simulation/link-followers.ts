import type { Mission } from '../contracts/mission-schema';
import type { ComponentState } from './component-state';
import type { World } from './world';

/** Waits between two questions where nobody says how long, ms. */
const DEFAULT_PAUSE_MS = 5000;

/** The services that a flow's questions enter, seen through load balancers. */
function doorsOf(from: ComponentState, flow: number, seen: Set<ComponentState>): ComponentState[] {
  return (from.steps[flow] ?? []).flatMap(({ to }) => {
    if (seen.has(to)) return [];
    seen.add(to);
    return to.config.onward === 'one' ? doorsOf(to, flow, seen) : [to];
  });
}

/** Lets flows know which they follow, and how long their clients wait before they ask again: as the most eager of the services says. */
export function linkFollowers(world: World, mission: Mission): void {
  mission.flows.forEach(({ arrivals }, index) => {
    if (!('follows' in arrivals)) return;
    const flow = world.flows[index]!;
    flow.follows = mission.flows.findIndex(({ id }) => id === arrivals.follows);
    world.flows[flow.follows]!.followers.push(flow);
    const doors = flow.client === null ? [] : doorsOf(flow.client, index, new Set());
    const pauses = doors.flatMap(({ config }) =>
      config.askAgainMs > 0 ? [config.askAgainMs] : [],
    );
    flow.pauseMs = pauses.length > 0 ? Math.min(...pauses) : DEFAULT_PAUSE_MS;
  });
}
