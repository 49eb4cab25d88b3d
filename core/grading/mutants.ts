import { COMPONENTS } from '../components/registry';
import { boundsOfSetting, resolveSettings } from '../components/resolve-settings';
import { isQueue } from '../components/roles';
import type { Diagram, DiagramComponent, SettingValue } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { allowedKinds } from '../diagram/connection-rules';
import { canMatter } from './can-matter';
import { swappedCalls } from './swapped-calls';

/** A diagram in which exactly one thing was made worse. */
export interface Mutant {
  /** Name of the operator: `drop-component`, `ack-before` … */
  operator: string;
  /** Id of the component or connection that was changed. */
  target: string;
  /** What was changed, as a sentence for the learner. */
  change: string;
  diagram: Diagram;
}

/** One setting made worse, on every type that has it: which, to what (undefined = leave this component alone). */
interface Weakening {
  operator: string;
  setting: string;
  to: (value: SettingValue) => SettingValue | undefined;
  change: (label: string, to: SettingValue) => string;
}

const halved = (value: SettingValue) =>
  typeof value === 'number' && value > 1 ? Math.floor(value / 2) : undefined;
const only = (from: SettingValue, to: SettingValue) => (value: SettingValue) =>
  value === from ? to : undefined;
const below = (limit: number, to: number) => (value: SettingValue) =>
  typeof value === 'number' && value > limit ? to : undefined;

const WEAKENINGS: readonly Weakening[] = [
  {
    operator: 'halve-replicas',
    setting: 'replicas',
    to: halved,
    change: (label, to) =>
      `Half of “${label}” is gone: ${to === 1 ? 'one replica is' : `${to} replicas are`} left.`,
  },
  {
    operator: 'one-slot',
    setting: 'concurrency',
    to: below(1, 1),
    change: (label) => `Each replica of “${label}” works on one thing at a time.`,
  },
  {
    operator: 'ack-before',
    setting: 'ack',
    to: only('after', 'before'),
    change: (label) => `“${label}” acknowledges a message before it does the work.`,
  },
  {
    operator: 'not-idempotent',
    setting: 'idempotent',
    to: only(true, false),
    change: (label) => `“${label}” is not idempotent any more.`,
  },
  {
    operator: 'no-keys',
    setting: 'keys',
    to: only('per-operation', 'none'),
    change: (label) => `“${label}” gives its calls no key any more.`,
  },
  {
    operator: 'key-per-attempt',
    setting: 'keys',
    to: only('per-operation', 'per-attempt'),
    change: (label) => `“${label}” makes up a new key for each attempt.`,
  },
  {
    operator: 'no-rate-limit',
    setting: 'rateLimitPerSecond',
    to: (value) => (typeof value === 'number' ? null : undefined),
    change: (label) => `“${label}” has no rate limit any more.`,
  },
  {
    operator: 'short-visibility',
    setting: 'visibilityTimeoutMs',
    to: below(20, 20),
    change: (label) => `The visibility time-out of “${label}” is only 20 ms.`,
  },
  {
    operator: 'one-receive',
    setting: 'maxReceives',
    to: below(1, 1),
    change: (label) => `“${label}” gives a message up after its first failure.`,
  },
  {
    operator: 'small-queue',
    setting: 'capacity',
    to: (value) => (value === null || (typeof value === 'number' && value > 10) ? 10 : undefined),
    change: (label) => `“${label}” holds 10 messages at most.`,
  },
  {
    operator: 'no-backlog',
    setting: 'backlog',
    to: (value) => (value === 0 ? undefined : 0),
    change: (label) => `“${label}” turns away what finds no free slot.`,
  },
  {
    operator: 'blocking',
    setting: 'io',
    to: only('non-blocking', 'blocking'),
    change: (label) => `“${label}” holds a slot while it waits.`,
  },
  {
    operator: 'in-turn',
    setting: 'calls',
    to: only('together', 'in-turn'),
    change: (label) => `“${label}” makes its calls one after the other.`,
  },
  {
    operator: 'no-retries',
    setting: 'retries',
    to: below(0, 0),
    change: (label) => `“${label}” does not try a failed call again.`,
  },
  {
    operator: 'short-timeout',
    setting: 'timeoutMs',
    to: below(20, 20),
    change: (label) => `“${label}” gives up on a call after 20 ms.`,
  },
];

function isAllowed(mission: Mission, component: DiagramComponent, key: string, to: SettingValue) {
  const spec = COMPONENTS[component.type].settings[key];
  if (!spec) return false;
  if (spec.kind !== 'number') return true;
  const { min, max, nullable } = boundsOfSetting(mission, component.type, key, spec);
  return to === null ? nullable : typeof to === 'number' && to >= min && to <= max;
}

function weakened(mission: Mission, diagram: Diagram, component: DiagramComponent): Mutant[] {
  const settings = resolveSettings(mission, component);
  return WEAKENINGS.flatMap(({ operator, setting, to, change }) => {
    const before = settings[setting];
    if (before === undefined) return [];
    const after = to(before);
    if (after === undefined || !isAllowed(mission, component, setting, after)) return [];
    if (!canMatter(mission, diagram, component, setting)) return [];
    const changed = { ...component, settings: { ...component.settings, [setting]: after } };
    return [
      {
        operator,
        target: component.id,
        change: change(component.label, after),
        diagram: {
          ...diagram,
          components: diagram.components.map((c) => (c.id === component.id ? changed : c)),
        },
      },
    ];
  });
}

function withoutComponent(diagram: Diagram, component: DiagramComponent): Mutant {
  return {
    operator: 'drop-component',
    target: component.id,
    change: `“${component.label}” is gone.`,
    diagram: {
      ...diagram,
      components: diagram.components.filter((c) => c.id !== component.id),
      connections: diagram.connections.filter(
        (c) => c.from !== component.id && c.to !== component.id,
      ),
    },
  };
}

function connectionMutants(diagram: Diagram): Mutant[] {
  const parts = new Map(diagram.components.map((c) => [c.id, c]));
  return diagram.connections.flatMap((connection) => {
    const from = parts.get(connection.from);
    const to = parts.get(connection.to);
    if (!from || !to) return [];
    const others = diagram.connections.filter((c) => c.id !== connection.id);
    const isRoute = isQueue(from) && isQueue(to);
    const mutants: Mutant[] = [
      {
        operator: isRoute ? 'drop-dead-letter-route' : 'drop-connection',
        target: connection.id,
        change: isRoute
          ? `“${from.label}” has no dead-letter route any more.`
          : `The connection from “${from.label}” to “${to.label}” is gone.`,
        diagram: { ...diagram, connections: others },
      },
    ];
    const kind = connection.kind === 'sync' ? 'async' : 'sync';
    const twin = others.some((c) => c.from === from.id && c.to === to.id && c.kind === kind);
    if (allowedKinds(from.type, to.type).includes(kind) && !twin) {
      const flipped = { ...connection, kind } as const;
      mutants.push({
        operator: 'flip-connection',
        target: connection.id,
        change: `“${from.label}” ${kind === 'sync' ? 'waits for' : 'does not wait for'} “${to.label}”.`,
        diagram: {
          ...diagram,
          connections: diagram.connections.map((c) => (c.id === connection.id ? flipped : c)),
        },
      });
    }
    if (connection.unit === 'item') {
      const { unit: _unit, ...whole } = connection;
      mutants.push({
        operator: 'no-split',
        target: connection.id,
        change: `“${from.label}” publishes one message per request instead of one per item.`,
        diagram: {
          ...diagram,
          connections: diagram.connections.map((c) => (c.id === connection.id ? whole : c)),
        },
      });
    }
    return mutants;
  });
}

/**
 * Every diagram that differs from this one in a single worsened thing, in a fixed order: components dropped, connections
 * dropped, flipped or no longer split, calls made in another order, settings weakened. Given components stay as they are; settings stay within the
 * mission's limits, and one that can make no difference is left alone.
 */
export function mutantsOf(mission: Mission, diagram: Diagram): Mutant[] {
  const given = new Set(mission.given.map((component) => component.id));
  const own = diagram.components.filter((component) => !given.has(component.id));
  return [
    ...own.map((component) => withoutComponent(diagram, component)),
    ...connectionMutants(diagram),
    ...swappedCalls(mission, diagram, own),
    ...own.flatMap((component) => weakened(mission, diagram, component)),
  ];
}
