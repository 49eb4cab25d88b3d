import type { ComponentTypeId } from '@/core/contracts/component-type';
import { type Diagram, DiagramSchema, type SettingValue } from '@/core/contracts/diagram-schema';
import { type Mission, MissionSchema } from '@/core/contracts/mission-schema';
import type { ComponentRun, FlowRun, ScenarioRun } from '@/core/contracts/scenario-run';
import { type Simulation, type SimulationInput, simulate } from '@/core/simulation/simulate';

/** `[from, to]` with the kind where it is not plain from the types, and what else the connection says. */
export type LabConnection = readonly [
  from: string,
  to: string,
  kind: 'sync' | 'async',
  extra?: { unit?: 'item' | 'request'; flows?: string[] },
];

export interface Lab {
  /** Type and settings by id. */
  components: Record<string, readonly [ComponentTypeId, Record<string, SettingValue>?]>;
  connections: readonly LabConnection[];
  physics?: Record<string, Record<string, unknown>>;
  flows: readonly Record<string, unknown>[];
  horizonMs?: number;
  network?: unknown;
  faults?: readonly Record<string, unknown>[];
  poison?: { flow: string; item: number };
}

/** A small mission with one scenario `s`, and a diagram for it. */
export function buildLab(lab: Lab): { mission: Mission; diagram: Diagram } {
  const position = { x: 0, y: 0 };
  const components = Object.entries(lab.components).map(([id, [type, settings]]) => ({
    id,
    type,
    label: id,
    position,
    ...(settings === undefined ? {} : { settings }),
  }));
  const mission = MissionSchema.parse({
    title: 'Lab',
    orderIndex: 1,
    minutes: 1,
    given: components.filter((c) => c.type === 'client'),
    palette: [],
    physics: lab.physics ?? {},
    ...(lab.network === undefined ? {} : { network: lab.network }),
    flows: lab.flows.map((flow) => ({ id: 'f', from: 'client', ...flow })),
    scenarios: [
      {
        id: 's',
        title: 'Lab',
        horizonMs: lab.horizonMs ?? 3_600_000,
        faults: lab.faults ?? [],
        ...(lab.poison === undefined ? {} : { poison: lab.poison }),
      },
    ],
    stages: [
      { title: 'Lab', checks: [{ id: 'c', check: 'connected', points: 1, because: 'lab' }] },
    ],
  });
  const diagram = DiagramSchema.parse({
    format: 1,
    components,
    connections: lab.connections.map(([from, to, kind, extra], index) => ({
      id: `c${index}`,
      from,
      to,
      kind,
      ...extra,
    })),
  });
  return { mission, diagram };
}

export function runLab(
  lab: Lab,
  options: Partial<Omit<SimulationInput, 'mission' | 'diagram' | 'scenarioId'>> = {},
): Simulation {
  return simulate({ ...buildLab(lab), scenarioId: 's', seed: 'lab', ...options });
}

export function flowOf(run: ScenarioRun, id = 'f'): FlowRun {
  const flow = run.flows.find((candidate) => candidate.id === id);
  if (flow === undefined) throw new Error(`no flow ${id}`);
  return flow;
}

export function componentOf(run: ScenarioRun, id: string): ComponentRun {
  const component = run.components.find((candidate) => candidate.id === id);
  if (component === undefined) throw new Error(`no component ${id}`);
  return component;
}
