import type { ComponentTypeId, Duration } from '../contracts/component-type';
import type { Diagram, SettingValue } from '../contracts/diagram-schema';
import type { Fault, Flow, Mission } from '../contracts/mission-schema';
import type { FlowRun, ScenarioRun } from '../contracts/scenario-run';
import { simulate } from '../simulation/simulate';

/** A handful of components with one flow `f` from the component `client`, as a figure of a lesson runs it. */
export interface SmallWorld {
  /** Type and settings by id. */
  components: Readonly<
    Record<string, readonly [ComponentTypeId, Readonly<Record<string, SettingValue>>?]>
  >;
  connections: readonly (readonly [
    from: string,
    to: string,
    kind: 'sync' | 'async',
    unit?: 'request' | 'item',
  ])[];
  /** Physics by id or type, durations in ms. */
  physics: Mission['physics'] & Record<string, Record<string, Duration | number | null>>;
  /** The components that every item must reach. */
  to: string[];
  arrivals: Flow['arrivals'];
  /** What the items are about: so many things, each as often as the next unless told. */
  keys?: number;
  popularity?: 'uniform' | 'zipf';
  /** Its requests read these things, the second half as often as the first, the third a third as often, and so on. */
  reads?: true;
  /** How long after its beginning an answer is of use, ms; always unless told. */
  usefulMs?: number;
  /** What a request carries; 1 unless told. */
  items?: number;
  faults?: Fault[];
  horizonMs: number;
}

/** A small world as the simulator takes it, with its one scenario `s`. */
export function smallWorldInput(world: SmallWorld) {
  const position = { x: 0, y: 0 };
  const diagram: Diagram = {
    format: 1,
    components: Object.entries(world.components).map(([id, [type, settings]]) => ({
      id,
      type,
      label: id,
      position,
      ...(settings === undefined ? {} : { settings: { ...settings } }),
    })),
    connections: world.connections.map(([from, to, kind, unit], i) => ({
      id: `c${i}`,
      from,
      to,
      kind,
      ...(unit === undefined ? {} : { unit }),
    })),
    notes: [],
  };
  const scenario = {
    id: 's',
    title: 'Figure',
    horizonMs: world.horizonMs,
    faults: world.faults ?? [],
  };
  const mission: Mission = {
    title: 'Figure',
    orderIndex: 0,
    minutes: 1,
    lessons: [],
    given: [],
    palette: [],
    physics: world.physics,
    limits: {},
    flows: [
      {
        id: 'f',
        from: 'client',
        to: world.to,
        items: world.items ?? 1,
        arrivals: world.arrivals,
        ...(world.keys === undefined
          ? {}
          : {
              keys: {
                count: world.keys,
                popularity: world.popularity ?? (world.reads ? 'zipf' : 'uniform'),
              },
            }),
        ...(world.reads ? { access: 'read' as const } : {}),
        ...(world.usefulMs === undefined ? {} : { usefulMs: world.usefulMs }),
        timeoutMs: 30_000,
      },
    ],
    scenarios: [scenario],
    stages: [],
  };
  return { mission, diagram, scenarioId: 's', seed: 'lesson' };
}

/** Runs a small world in the simulator; the same world gives the same run, everywhere. */
export function runSmallWorld(world: SmallWorld): ScenarioRun {
  return simulate(smallWorldInput(world)).run;
}

/** The one flow of a small world's run. */
export function onlyFlow(run: ScenarioRun): FlowRun {
  const flow = run.flows[0];
  if (flow === undefined) throw new Error('a small world has one flow');
  return flow;
}
