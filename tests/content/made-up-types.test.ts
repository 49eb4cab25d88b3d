import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chartsOf } from '@/components/canvas/run/chart-data';
import { settingsSummary } from '@/components/drawing/settings-summary';
import { monthlyCost } from '@/core/components/monthly-cost';
import { COMPONENTS } from '@/core/components/registry';
import {
  COMPONENT_TYPES,
  type ComponentType,
  type ComponentTypeId,
} from '@/core/contracts/component-type';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import { allowedKinds } from '@/core/diagram/connection-rules';
import { faultTargets } from '@/core/diagram/fault-targets';
import { decisionsOf } from '@/core/explanations/decisions';
import { designOf } from '@/core/explanations/design';
import { grade } from '@/core/grading/grade';
import { mutantsOf } from '@/core/grading/mutants';
import { simulate } from '@/core/simulation/simulate';
import { loadMission } from '@/server/content/missions';
import { storedDesign } from '@/tests/support/designs';
import { buildLab } from '@/tests/support/lab';

const NAMES = Object.fromEntries(
  COMPONENT_TYPES.map((type) => [type, `made-up-${type}`]),
) as unknown as Record<ComponentTypeId, ComponentTypeId>;

const catalogue = COMPONENTS as Record<ComponentTypeId, ComponentType>;

/** Components of one type become components of a type of which only the catalogue knows. */
const disguised = (diagram: Diagram, type: ComponentTypeId): Diagram => ({
  ...diagram,
  components: diagram.components.map((c) => (c.type === type ? { ...c, type: NAMES[type] } : c)),
});

const disguisedMission = (mission: Mission, type: ComponentTypeId): Mission => ({
  ...mission,
  given: mission.given.map((c) => (c.type === type ? { ...c, type: NAMES[type] } : c)),
  physics: { ...mission.physics, [NAMES[type]]: mission.physics[type] ?? {} },
  limits: { ...mission.limits, [NAMES[type]]: mission.limits[type] ?? {} },
});

/** Every type at work, nothing left to chance: luck goes by the type's name. */
const LAB = buildLab({
  components: {
    client: ['client'],
    balancer: ['load-balancer', { policy: 'least-busy' }],
    api: ['service', { replicas: 2, concurrency: 2, calls: 'together' }],
    store: ['database', { replicas: 2 }],
    memory: ['cache'],
    news: ['topic'],
    jobs: ['queue', { maxReceives: 3 }],
    dead: ['queue'],
    sender: ['worker', { replicas: 2, concurrency: 2, idempotent: true }],
    mail: ['external-api'],
  },
  connections: [
    ['client', 'balancer', 'sync'],
    ['balancer', 'api', 'sync'],
    ['api', 'store', 'sync'],
    ['api', 'memory', 'sync'],
    ['api', 'news', 'async'],
    ['news', 'jobs', 'async'],
    ['jobs', 'sender', 'async'],
    ['jobs', 'dead', 'async'],
    ['sender', 'mail', 'sync'],
    ['mail', 'client', 'sync'],
  ],
  physics: {
    mail: { latencyMs: 100 },
    store: { connections: 1, latencyMs: 90 },
    memory: { connections: 2 },
  },
  flows: [{ to: ['mail', 'store'], arrivals: { at: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] } }],
  faults: [
    { at: 20, forMs: 50, target: { id: 'news' }, effect: 'pause' },
    { at: 110, forMs: 50, target: { id: 'store' }, effect: 'slow', factor: 2 },
  ],
});
const COST = { scenario: 's', runsPerMonth: 3, prices: {} };

/** Everything that is said of a design, names of types left out. */
function saidOf(mission: Mission, diagram: Diagram) {
  const played = simulate({ mission, diagram, scenarioId: 's', seed: 'x', snapshots: 50 });
  const { run, snapshots } = played;
  const design = designOf(mission, diagram);
  const targets = [
    { callersOf: 'mail' },
    { entryOf: 'f' },
    { workersFor: 'mail' },
    { workersFor: { flow: 'f' } },
  ];
  return {
    run,
    snapshots,
    cost: monthlyCost(mission, diagram, run),
    charts:
      snapshots &&
      chartsOf({ snapshots, diagram, mission, events: [], faults: [] }, null).map(
        ({ text }) => text,
      ),
    mutants: mutantsOf(mission, diagram).map(({ operator, target }) => `${operator} ${target}`),
    struck: targets.map((target) => faultTargets(mission, diagram, target)),
    decisions: decisionsOf(design),
    settings: diagram.components.map((component) => settingsSummary(mission, component)),
  };
}

const loaded = await loadMission('user-registered');
if (!loaded) throw new Error('there is no user-registered');
const { mission } = loaded;

const verdictsOf = (of: Mission, diagram: Diagram) =>
  grade({ mission: of, missionSlug: 'x', diagram, seed: 'x', stories: false }).findings.map(
    ({ id, passed }) => `${id} ${passed}`,
  );

const EXPECTED = Object.fromEntries(
  ['solutions/full', 'wrong/spare-listener'].map((name) => [
    name,
    verdictsOf(mission, storedDesign('user-registered', name)),
  ]),
);

beforeAll(() => {
  for (const type of COMPONENT_TYPES) {
    catalogue[NAMES[type]] = { ...COMPONENTS[type], type: NAMES[type] };
  }
});

afterAll(() => {
  for (const type of COMPONENT_TYPES) delete (catalogue as Partial<typeof catalogue>)[NAMES[type]];
});

describe.each(COMPONENT_TYPES)('a made-up type that does what a %s does', (type) => {
  it('connects, runs, fails, costs, is charted, explained and weakened like it', () => {
    const lab = { ...LAB.mission, cost: COST };
    const expected = saidOf(lab, LAB.diagram);
    expect(expected.run.flows[0]?.items.delivered).toBe(10);
    expect(saidOf(disguisedMission(lab, type), disguised(LAB.diagram, type))).toEqual(expected);
    for (const other of COMPONENT_TYPES) {
      expect(allowedKinds(NAMES[type], other)).toEqual(allowedKinds(type, other));
      expect(allowedKinds(other, NAMES[type])).toEqual(allowedKinds(other, type));
    }
  });

  it.each(Object.entries(EXPECTED))('is judged like it in %s', (name, expected) => {
    const diagram = disguised(storedDesign('user-registered', name), type);
    expect(verdictsOf(disguisedMission(mission, type), diagram)).toEqual(expected);
  });
});
