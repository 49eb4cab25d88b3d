import { COMPONENTS } from '../components/registry';
import { boundsOfSetting, resolveSettings } from '../components/resolve-settings';
import { isQueue } from '../components/roles';
import type { Diagram, DiagramComponent, SettingValue } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { allowedKinds } from '../diagram/connection-rules';
import { canMatter } from './can-matter';
import { swappedCalls } from './swapped-calls';
import { WEAKENINGS } from './weakenings';

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
