import type { Connection, Diagram } from '../contracts/diagram-schema';
import type { ComponentState } from './component-state';
import { ConnectionState } from './connection-state';
import type { FlowState } from './flow-state';

const isBroker = ({ config }: ComponentState) => config.keeps || config.copies;
const isHanded = (c: ComponentState) => isBroker(c) || c.config.takes;

/** All connections of the diagram, in its order; one that leads nowhere known is left out. */
export function compileConnections(
  diagram: Diagram,
  byId: ReadonlyMap<string, ComponentState>,
  flows: readonly { id: string }[],
): ConnectionState[] {
  const connections: ConnectionState[] = [];
  for (const connection of diagram.connections) {
    const from = byId.get(connection.from);
    const to = byId.get(connection.to);
    if (from === undefined || to === undefined) continue;
    connections.push(
      new ConnectionState(
        connections.length,
        connection.id,
        from,
        to,
        connection.kind === 'sync',
        connection.unit === 'item' && splits(connection, from, to),
        flows.map((flow) => connection.flows === undefined || connection.flows.includes(flow.id)),
        flows.map(() => false),
      ),
    );
  }
  return connections;
}

function splits(connection: Connection, from: ComponentState, to: ComponentState): boolean {
  return from.config.onward === 'steps' && connection.kind === 'async' && isHanded(to);
}

/** Puts the connections to use: who calls whom for which flow, who takes from which queue, where dead letters go. */
export function linkConnections(
  components: readonly ComponentState[],
  connections: readonly ConnectionState[],
  flows: readonly FlowState[],
): void {
  for (const component of components) {
    component.steps = flows.map(() => []);
    component.syncSteps = flows.map(() => 0);
    component.targetOf = flows.map((flow) => flow.targetIds.indexOf(component.config.id));
    component.newsOf = flows.map((flow) => flow.newsIds.indexOf(component.config.id));
    component.ready.length = 0;
    for (const _ of flows) {
      component.ready.push(null);
      component.lockedItems.push(new Uint8Array(0));
      component.lockedRanges.push([]);
    }
  }
  for (const connection of connections) {
    const { from, to, sync } = connection;
    if (from.config.keepsVersions && to.config.keepsVersions) from.copies.push(connection);
    else if (from.config.keeps) linkQueue(connection);
    else if (from.config.copies && to.config.copies) continue;
    else if (sync ? !isBroker(to) : isHanded(to)) {
      for (const flow of flows) {
        if (connection.carries[flow.index]) from.steps[flow.index]!.push(connection);
      }
    }
  }
  for (const component of components) {
    if (component.config.keyTtlMs === Number.POSITIVE_INFINITY) continue;
    component.targetOf.forEach((t, f) => {
      if (t >= 0) flows[f]!.forgetKeys(t);
    });
  }
  markReach(connections, flows);
  for (const component of components) orderSteps(component, flows);
}

function linkQueue(connection: ConnectionState): void {
  const { from, to, sync } = connection;
  if (sync) return;
  if (to.config.keeps) {
    if (from.deadLetter === null) {
      from.deadLetter = connection;
      to.isDeadLetterQueue = true;
    }
  } else if (to.config.takes) {
    from.consumers.push(connection);
    to.sources.push(connection);
  }
}

/** Marks the calls that reach a target of the flow at once or through load balancers and caches only. */
function markReach(connections: readonly ConnectionState[], flows: readonly FlowState[]): void {
  for (const flow of flows) {
    const f = flow.index;
    let changed = true;
    while (changed) {
      changed = false;
      for (const connection of connections) {
        if (!connection.sync || !connection.carries[f] || connection.reachesTarget[f]) continue;
        const { to } = connection;
        const reaches =
          to.targetOf[f]! >= 0 ||
          ((to.config.onward === 'one' || to.config.onward === 'source') &&
            to.steps[f]!.some((onward) => onward.reachesTarget[f]));
        if (reaches) {
          connection.reachesTarget[f] = true;
          changed = true;
        }
      }
    }
  }
}

function orderSteps(component: ComponentState, flows: readonly FlowState[]): void {
  for (const { index: f } of flows) {
    const listed = component.steps[f]!;
    const calls = listed.filter((step) => step.sync);
    component.syncSteps[f] = calls.length;
    if (component.config.together) {
      component.steps[f] = [...calls, ...listed.filter((step) => !step.sync)];
    }
    const targetCall = (step: (typeof listed)[number]) =>
      step.sync && step.reachesTarget[f] === true;
    const steps = component.steps[f]!;
    const branches = component.config.together && calls.length > 1;
    component.dedupeOnce[f] = !steps.some(targetCall) || steps.some((step) => !step.sync);
    component.dedupeFirst[f] = !branches && steps[0] !== undefined && targetCall(steps[0]);
  }
}
