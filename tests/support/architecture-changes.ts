import { COMPONENTS } from '@/core/components/registry';
import {
  COMPONENT_TYPES,
  type ComponentTypeId,
  type Duration,
} from '@/core/contracts/component-type';
import type { SettingValue } from '@/core/contracts/diagram-schema';
import { DiagramSchema } from '@/core/contracts/diagram-schema';
import { type Mission, MissionSchema } from '@/core/contracts/mission-schema';
import type { Architecture } from './architectures';

/** Settings that are times, in ms. */
const TIMES = new Set([
  'timeoutMs',
  'backoffMs',
  'visibilityTimeoutMs',
  'redeliveryDelayMs',
  'ttlMs',
  'maxAgeMs',
  'batchWaitMs',
  'holdMs',
  'askAgainMs',
  'breakerWindowMs',
  'breakerOpenMs',
  'longestWaitMs',
  'coolDownMs',
]);

function longer(duration: Duration, k: number): Duration {
  if (typeof duration === 'number') return k * duration;
  if ('exponential' in duration) return { exponential: k * duration.exponential };
  if ('uniform' in duration) return { uniform: [k * duration.uniform[0], k * duration.uniform[1]] };
  const { median, p99 } = duration.lognormal;
  return { lognormal: { median: k * median, p99: k * p99 } };
}

type Values = Record<string, SettingValue>;
type Physics = Record<string, Duration | number | null>;

/** A component's settings, defaults written out, with times k times as long. */
function slowerSettings(type: ComponentTypeId, settings: Values | undefined, k: number): Values {
  const all: Values = { ...settings };
  for (const name of TIMES) {
    const known = COMPONENTS[type].settings[name];
    if (known !== undefined) all[name] ??= known.default;
  }
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => {
      if (typeof value !== 'number') return [name, value];
      // Its bucket always holds a second's worth.
      if (name === 'admitPerSecond') return [name, null];
      if (name === 'rateLimitPerSecond') return [name, value / k];
      return [name, TIMES.has(name) ? k * value : value];
    }),
  );
}

/** Physics with times k times as long; token buckets, which always hold a second's worth, are taken away. */
function slowerPhysics(values: Physics, k: number): Physics {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (name === 'rateLimitPerSecond') return [name, null];
      return [name, name.endsWith('Ms') && value !== null ? longer(value, k) : value];
    }),
  );
}

function physicsOfTypes({ mission }: Architecture): Record<string, Physics> {
  return Object.fromEntries(
    COMPONENT_TYPES.map((type) => {
      const defaults = Object.entries(COMPONENTS[type].physics).map(
        ([name, spec]): [string, Duration | number | null] => [name, spec.default],
      );
      return [type, { ...Object.fromEntries(defaults), ...(mission.physics[type] as Physics) }];
    }),
  );
}

/** Windows of goodput always last whole seconds: such a flow is taken without them. */
function slowerFlow(
  { usefulMs: _, ...fast }: Mission['flows'][number],
  k: number,
): Mission['flows'][number] {
  const { arrivals, again } = fast;
  const timeoutMs = k * fast.timeoutMs;
  const flow = again ? { ...fast, again: { ...again, afterMs: k * again.afterMs } } : fast;
  if ('at' in arrivals) {
    return { ...flow, timeoutMs, arrivals: { at: arrivals.at.map((at) => k * at) } };
  }
  if ('follows' in arrivals) return { ...flow, timeoutMs };
  if ('rereads' in arrivals) {
    return { ...flow, timeoutMs, arrivals: { ...arrivals, afterMs: k * arrivals.afterMs } };
  }
  if ('users' in arrivals) {
    const thinkMs = longer(arrivals.thinkMs, k);
    return { ...flow, timeoutMs, arrivals: { ...arrivals, thinkMs } };
  }
  const { perSecond, poisson, fromMs, toMs } = arrivals;
  const slower = { perSecond: perSecond / k, poisson, fromMs: k * fromMs, toMs: k * toMs };
  return { ...flow, timeoutMs, arrivals: slower };
}

/** The same architecture in a world where everything takes k times as long, without token buckets. */
export function slowedDown(input: Architecture, k: number): Architecture {
  const { mission, diagram } = input;
  const slower = <T extends { type: ComponentTypeId; settings?: Values | undefined }>(part: T) => ({
    ...part,
    settings: slowerSettings(part.type, part.settings, k),
  });
  const given = new Set(mission.given.map(({ id }) => id));
  const physics = { ...(mission.physics as Record<string, Physics>), ...physicsOfTypes(input) };
  return {
    ...input,
    mission: {
      ...mission,
      given: mission.given.map(slower),
      physics: Object.fromEntries(
        Object.entries(physics).map(([owner, values]) => [owner, slowerPhysics(values, k)]),
      ),
      ...(mission.network === undefined ? {} : { network: longer(mission.network, k) }),
      flows: mission.flows.map((flow) => slowerFlow(flow, k)),
      scenarios: mission.scenarios.map((scenario) => ({
        ...scenario,
        horizonMs: k * scenario.horizonMs,
        faults: scenario.faults.map((f) => ({ ...f, at: k * f.at, forMs: k * f.forMs })),
      })),
    },
    diagram: {
      ...diagram,
      components: diagram.components.map((part) => (given.has(part.id) ? part : slower(part))),
    },
  };
}

/** The same architecture with other ids for components, connections and flows; `nameOf` undoes it. */
export function renamed(input: Architecture): Architecture & { nameOf: Map<string, string> } {
  const newIds = new Map<string, string>();
  for (const [place, { id }] of input.diagram.components.entries()) newIds.set(id, `x${place}`);
  for (const [place, { id }] of input.diagram.connections.entries()) newIds.set(id, `y${place}`);
  for (const [place, { id }] of input.mission.flows.entries()) newIds.set(id, `z${place}`);
  const KEYS = [
    'id',
    'from',
    'to',
    'flow',
    'follows',
    'rereads',
    'callersOf',
    'entryOf',
    'workersFor',
  ];
  const change = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return KEYS.includes(key) ? (newIds.get(value) ?? value) : value;
    if (Array.isArray(value)) {
      return value.map((each) =>
        change(each, ['to', 'flows', 'news', 'whole'].includes(key) ? 'id' : ''),
      );
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        key === 'physics' ? (newIds.get(name) ?? name) : name,
        change(each, name),
      ]),
    );
  };
  return {
    ...input,
    mission: MissionSchema.parse(change(input.mission)),
    diagram: DiagramSchema.parse(change(input.diagram)),
    nameOf: new Map([...newIds].map(([old, id]) => [id, old])),
  };
}

/**
 * The same architecture with its components in another order (types change places, those of one type keep theirs) and
 * its connections (those that come from queues go first). Faults that strike several types are left out: their order
 * is the diagram's.
 */
export function reordered(input: Architecture): { before: Architecture; after: Architecture } {
  const { mission, diagram } = input;
  const before = {
    ...input,
    mission: {
      ...mission,
      scenarios: mission.scenarios.map((scenario) => ({
        ...scenario,
        faults: scenario.faults.filter(
          ({ target }) => !('callersOf' in target || 'workersFor' in target),
        ),
      })),
    },
  };
  const types = [...new Set(diagram.components.map(({ type }) => type))].reverse();
  const typeOf = (id: string) => diagram.components.find((c) => c.id === id)?.type;
  const fromQueue = diagram.connections.filter(({ from }) => typeOf(from) === 'queue');
  const others = diagram.connections.filter(({ from }) => typeOf(from) !== 'queue');
  const components = types.flatMap((type) => diagram.components.filter((c) => c.type === type));
  const after = {
    ...before,
    diagram: { ...diagram, components, connections: [...fromQueue, ...others] },
  };
  return { before, after };
}
