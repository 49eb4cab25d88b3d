import type { FaultTarget } from '../contracts/mission-schema';
import type { ComponentState } from './component-state';
import type { World } from './world';

/** The components that a client's requests of the flow enter, seen through load balancers. */
function entriesOf(world: World, flowId: string): ComponentState[] {
  const flow = world.flows.find((candidate) => candidate.id === flowId);
  if (flow === undefined || flow.client === null) return [];
  const found = new Set<ComponentState>();
  const seen = new Set<ComponentState>();
  const look = (c: ComponentState): void => {
    if (seen.has(c)) return;
    seen.add(c);
    for (const step of c.steps[flow.index]!) {
      if (step.to.config.type === 'load-balancer') look(step.to);
      else found.add(step.to);
    }
  };
  look(flow.client);
  return [...found];
}

/** The components that a fault strikes, in the diagram's order; none when the target is not there. */
export function faultTargets(world: World, target: FaultTarget): ComponentState[] {
  const { components } = world;
  if ('id' in target) return components.filter((c) => c.config.id === target.id);
  if ('type' in target) return components.filter((c) => c.config.type === target.type);
  if ('entryOf' in target) {
    const entries = entriesOf(world, target.entryOf);
    return components.filter((c) => entries.includes(c));
  }
  return components.filter((c) =>
    c.steps.some((steps) => steps.some((step) => step.to.config.id === target.callersOf)),
  );
}
