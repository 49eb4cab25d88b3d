import { resolveSettings } from '../components/resolve-settings';
import { handsOn, isPeople, isQueue, isWorker } from '../components/roles';
import { canMatterBeside } from '../components/setting-groups';
import type { Diagram, DiagramComponent } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';

/** How many units a client can send out at the most: its requests when every one of them has a time of its own. */
function requestsOf(mission: Mission, client: string): number {
  let requests = 0;
  for (const { from, arrivals } of mission.flows) {
    if (from !== client) continue;
    requests += 'at' in arrivals ? arrivals.at.length : Number.POSITIVE_INFINITY;
  }
  return requests;
}

/** An upper bound of the units that ever come to a component; Infinity where units are split, repeated or go round. */
function unitsAt(
  mission: Mission,
  diagram: Diagram,
  id: string,
  behind: readonly string[] = [],
): number {
  if (behind.includes(id)) return Number.POSITIVE_INFINITY;
  const component = diagram.components.find((candidate) => candidate.id === id);
  if (component === undefined) return 0;
  if (isPeople(component)) return requestsOf(mission, id);
  let units = 0;
  for (const { from, to, unit } of diagram.connections) {
    if (to !== id) continue;
    const sender = diagram.components.find((candidate) => candidate.id === from);
    if (sender === undefined) continue;
    // A queue delivers again, a caller tries again.
    const repeats = isQueue(sender) || resolveSettings(mission, sender).retries !== 0;
    const once = isPeople(sender) || handsOn(sender) || !repeats;
    if (unit === 'item' || !once) return Number.POSITIVE_INFINITY;
    units += unitsAt(mission, diagram, from, [...behind, id]);
  }
  return units;
}

/** Whether all that comes to a component comes from queues; false where nothing does. */
function comesFromQueues({ components, connections }: Diagram, id: string): boolean {
  const incoming = connections.filter(({ to }) => to === id);
  const queues = new Set(components.filter(isQueue).map((c) => c.id));
  return incoming.length > 0 && incoming.every(({ from }) => queues.has(from));
}

/**
 * Whether a setting of a component can make any difference, as far as the shape of the diagram tells: a time-out needs a
 * call that may time out, a queue's patience needs a consumer that acknowledges after the work, and room for more than
 * one unit needs more than one.
 */
export function canMatter(
  mission: Mission,
  diagram: Diagram,
  component: DiagramComponent,
  setting: string,
): boolean {
  const onward = diagram.connections.filter(({ from }) => from === component.id);
  switch (setting) {
    case 'timeoutMs':
      return (
        onward.some(({ kind }) => kind === 'sync') ||
        mission.scenarios.some(({ faults }) => faults.some(({ effect }) => effect === 'pause'))
      );
    case 'callsAtOnce':
    case 'breakerFailures':
      return onward.some(({ kind }) => kind === 'sync');
    case 'retryBudgetPercent':
      return (
        resolveSettings(mission, component).retries !== 0 &&
        onward.some(({ kind }) => kind === 'sync')
      );
    case 'visibilityTimeoutMs':
    case 'maxReceives': {
      // What is acknowledged before the work is gone from the queue at once.
      const takers = onward.flatMap(
        ({ to }) => diagram.components.find(({ id }) => id === to) ?? [],
      );
      return takers.some(
        (taker) => !isQueue(taker) && resolveSettings(mission, taker).ack !== 'before',
      );
    }
    case 'capacity':
      // What other queues set aside is far less than its smallest room.
      if (comesFromQueues(diagram, component.id)) return false;
      return unitsAt(mission, diagram, component.id) > 1;
    case 'holdMs':
    case 'askAgainMs': {
      const asking = mission.flows.filter(({ arrivals }) => 'follows' in arrivals);
      const incoming = diagram.connections.filter(({ to }) => to === component.id);
      return asking.some((flow) => incoming.some(({ flows }) => flows?.includes(flow.id) ?? true));
    }
    case 'entries':
    case 'maxAgeMs':
    case 'eviction':
    case 'onWrite':
    case 'onMiss':
      return onward.length > 0 || component.settings?.onMiss === 'say';
    case 'singleFlight':
      return onward.length > 0 && canMatterBeside(resolveSettings(mission, component), setting);
    case 'order':
    case 'keep':
      return mission.flows.some(({ keys }) => keys !== undefined);
    case 'backlog':
      // Who takes from queues takes when a slot is free, and nothing waits.
      if (comesFromQueues(diagram, component.id)) return false;
      return isWorker(component) || unitsAt(mission, diagram, component.id) > 1;
    case 'concurrency':
      return isWorker(component) || unitsAt(mission, diagram, component.id) > 1;
    default:
      return canMatterBeside(resolveSettings(mission, component), setting);
  }
}
