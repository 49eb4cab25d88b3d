import { COMPONENTS } from '../components/registry';
import { boundsOfSetting } from '../components/resolve-settings';
import { hasSteps, isQueue, isWorker } from '../components/roles';
import type {
  Connection,
  Diagram,
  DiagramComponent,
  SettingValue,
} from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { allowedKinds } from '../diagram/connection-rules';
import type { Decision } from './decision';
import type { ReasonId } from './reasons';

/** A design without one of its decisions. */
export interface Undone {
  /** What was undone, as a clause: "“Mailer” is not idempotent". */
  change: string;
  diagram: Diagram;
}

const named = ({ label }: DiagramComponent) => `“${label}”`;

function find(diagram: Diagram, id: string | null): DiagramComponent | undefined {
  return diagram.components.find((component) => component.id === id);
}

/** The diagram with other settings of one component, each moved within the mission's bounds. */
function withSettings(
  mission: Mission,
  diagram: Diagram,
  { id, type }: DiagramComponent,
  settings: Record<string, SettingValue>,
): Diagram {
  const allowed = Object.entries(settings).map(([key, value]) => {
    const spec = COMPONENTS[type].settings[key];
    if (spec?.kind !== 'number') return [key, value];
    const { min, max, nullable } = boundsOfSetting(mission, type, key, spec);
    if (typeof value === 'number') return [key, Math.min(Math.max(value, min), max)];
    return [key, nullable ? null : max];
  });
  return {
    ...diagram,
    components: diagram.components.map((component) =>
      component.id === id
        ? { ...component, settings: { ...component.settings, ...Object.fromEntries(allowed) } }
        : component,
    ),
  };
}

/**
 * The diagram without a component that hands work on: whoever gave to it gives straight to whoever took from it, by a
 * call where one is allowed. Null when some of them cannot be connected.
 */
function bypassed(diagram: Diagram, { id }: DiagramComponent): Diagram | null {
  const takers = diagram.connections.filter(({ from, to }) => {
    const types = [find(diagram, id)?.type, find(diagram, to)?.type];
    return from === id && !(types[0] === 'queue' && types[1] === 'queue');
  });
  const direct = (given: Connection): Connection[] | null => {
    const made: Connection[] = [];
    for (const taken of takers) {
      const [from, to] = [find(diagram, given.from), find(diagram, taken.to)];
      const kinds = from && to ? allowedKinds(from.type, to.type) : [];
      const kind = kinds.includes('sync') ? 'sync' : kinds[0];
      if (kind === undefined) return null;
      const { unit, flows } = given;
      const split = kind === 'async' && unit !== undefined && { unit };
      made.push({
        id: `${given.id}-${taken.id}`.slice(0, 40),
        from: given.from,
        to: taken.to,
        kind,
        ...split,
        ...(flows && { flows }),
      });
    }
    return made;
  };
  const connections: Connection[] = [];
  for (const connection of diagram.connections) {
    if (connection.from === id) continue;
    const made = connection.to === id ? direct(connection) : [connection];
    if (made === null) return null;
    for (const one of made) {
      const twin = connections.some(
        (c) => c.from === one.from && c.to === one.to && c.kind === one.kind,
      );
      if (!twin) connections.push(one);
    }
  }
  return { ...diagram, connections, components: diagram.components.filter((c) => c.id !== id) };
}

function oneSlotEach(mission: Mission, diagram: Diagram, workers: readonly DiagramComponent[]) {
  return workers.reduce(
    (changed, worker) => withSettings(mission, changed, worker, { replicas: 1, concurrency: 1 }),
    diagram,
  );
}

function undoneQueue(
  mission: Mission,
  diagram: Diagram,
  queue: DiagramComponent,
  reason: ReasonId,
): Undone | null {
  const takers = diagram.connections
    .filter(({ from }) => from === queue.id)
    .flatMap(({ to }) => find(diagram, to) ?? [])
    .filter(hasSteps);
  if (reason === 'share-work') {
    return {
      change: `what takes from ${named(queue)} has one slot`,
      diagram: oneSlotEach(mission, diagram, takers),
    };
  }
  const direct = bypassed(diagram, queue);
  return (
    direct && { change: `${named(queue)} is gone and the work goes straight on`, diagram: direct }
  );
}

function undoneCall(diagram: Diagram, decision: Decision): Undone | null {
  const from = find(diagram, decision.component);
  const to = find(diagram, decision.other);
  if (!from || !to) return null;
  const isOwn = ({ id }: Connection) => id === decision.connection;
  const twin = diagram.connections.some(
    (c) => c.from === from.id && c.to === to.id && c.kind === 'async',
  );
  if (allowedKinds(from.type, to.type).includes('async') && !twin) {
    return {
      change: `${named(from)} does not wait for ${named(to)}`,
      diagram: {
        ...diagram,
        connections: diagram.connections.map((c) => (isOwn(c) ? { ...c, kind: 'async' } : c)),
      },
    };
  }
  return {
    change: `${named(from)} does not call ${named(to)}`,
    diagram: { ...diagram, connections: diagram.connections.filter((c) => !isOwn(c)) },
  };
}

/**
 * The design with one decision undone, as far as it bears on a reason: a queue or topic left out, a call not waited for, a
 * setting back to what it would be without the thought. Null when that cannot be drawn.
 */
export function undo(
  mission: Mission,
  diagram: Diagram,
  decision: Decision,
  reason: ReasonId,
): Undone | null {
  const own = find(diagram, decision.component);
  if (!own) return null;
  const set = (change: string, settings: Record<string, SettingValue>): Undone => ({
    change: `${named(own)} ${change}`,
    diagram: withSettings(mission, diagram, own, settings),
  });
  switch (decision.kind) {
    case 'queue':
      return undoneQueue(mission, diagram, own, reason);
    case 'cache': {
      const direct = bypassed(diagram, own);
      return direct && { change: `${named(own)} is gone`, diagram: direct };
    }
    case 'asks-once':
      return set('asks for everybody', { singleFlight: false });
    case 'breaker':
      return set('goes on calling whoever fails', { breakerFailures: null });
    case 'bulkhead':
      return set('may have any number of calls out', { callsAtOnce: null });
    case 'short-line':
      return set('lets everybody wait', { longestWaitMs: null });
    case 'admission':
      return set('lets everybody in', { admitPerSecond: null });
    case 'scaling':
      return set('keeps the replicas that it begins with', { maxReplicas: null });
    case 'retry-budget':
      return set('has no retry budget', { retryBudgetPercent: null });
    case 'call':
      return undoneCall(diagram, decision);
    case 'keys':
      return isWorker(own)
        ? set('is not idempotent', { idempotent: false })
        : set('gives its calls no keys', { keys: 'none' });
    case 'order':
      return set('lets messages of the same key pass each other', { order: 'none' });
    case 'latest':
      return set('keeps all messages', { keep: 'all' });
    case 'time-to-live':
      return set('keeps messages however long they wait', { ttlMs: null });
    case 'early-ack':
      return set('acknowledges after the work', { ack: 'after' });
    case 'dead-letters':
      return {
        change: `${named(own)} has no dead-letter route`,
        diagram: {
          ...diagram,
          connections: diagram.connections.filter(({ id }) => id !== decision.connection),
        },
      };
    case 'rate-limit':
      return set('has no rate limit', { rateLimitPerSecond: null });
    case 'topic': {
      const direct = bypassed(diagram, own);
      return direct && { change: `${named(own)} is gone`, diagram: direct };
    }
    case 'pool':
      return set('has one slot', { replicas: 1, concurrency: 1 });
    case 'patience':
      return isQueue(own)
        ? set('hands each message out once', { maxReceives: 1 })
        : set('does not try a failed call again', { retries: 0 });
  }
}
