import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { redraw } from '@/tests/support/redraw';
import type { Diagram } from '../contracts/diagram-schema';
import { grade } from './grade';
import { reportOfEqual } from './on-form';

const because = 'It matters.';
const mission = buildMission({
  flows: [{ id: 'mail', from: 'admin', to: 'provider', items: 60, arrivals: { at: [0, 5, 9] } }],
  scenarios: [
    {
      id: 'calm',
      title: 'Calm',
      horizonMs: 60_000,
      faults: [{ at: 100, forMs: 900, target: { type: 'worker' }, effect: 'crash', replicas: 2 }],
    },
  ],
  stages: [
    {
      title: 'All of it',
      checks: [
        { id: 'all', check: 'delivers-all', flow: 'mail', scenario: 'calm', points: 10, because },
        {
          id: 'once',
          check: 'no-duplicates',
          flow: 'mail',
          scenarios: ['calm'],
          points: 10,
          because,
        },
        { id: 'whole', check: 'no-loose-ends', points: 5, because },
      ],
    },
  ],
});

/** Two pools that the crash strikes in turn, and a queue that nobody uses. */
const design = buildDiagram(
  {
    admin: 'client',
    api: 'service',
    jobs: ['queue', { visibilityTimeoutMs: 2000 }],
    first: ['worker', { replicas: 2, concurrency: 3 }],
    second: ['worker', { replicas: 2, concurrency: 2 }],
    spare: 'queue',
    provider: 'external-api',
  },
  [
    'admin -> api',
    'api *> jobs',
    'jobs ~> first',
    'jobs ~> second',
    'first -> provider',
    'second -> provider',
  ],
);

const report = (diagram: Diagram) =>
  grade({ mission, missionSlug: 'test', diagram, seed: 'a seed' });

/** The same JSON with one set of ids in place of another. */
const withIds = (value: unknown, ids: ReadonlyMap<string, string>): unknown =>
  JSON.parse(JSON.stringify(value), (_key, entry) =>
    typeof entry === 'string' ? (ids.get(entry) ?? entry) : entry,
  );

describe('onForm', () => {
  it('gives a design the same report up to names, whatever it was drawn like', () => {
    const drawn = report(design);
    expect(drawn.findings.map(({ passed }) => passed)).toContain(false);
    for (let n = 0; n < 40; n += 1) {
      const other = redraw(mission, design, `redrawn ${n}`);
      expect(JSON.stringify(report(other.diagram))).toBe(JSON.stringify(withIds(drawn, other.ids)));
    }
  });
});

describe('reportOfEqual', () => {
  it('is the report that grading the other design would give, under its own ids and labels', () => {
    const other = redraw(mission, design, 'another hand').diagram;
    other.components = other.components.map((c) => ({ ...c, label: `My ${c.type}` }));
    const stored = { diagram: design, report: report(design) };
    expect(reportOfEqual(mission, stored, other)).toEqual(report(other));
  });

  it('leaves the mission’s words alone where a learner has called a part the same', () => {
    const rename = (id: string) =>
      ({ api: 'mail', jobs: 'calm', first: 'all', second: 'admin-2' })[id] ?? id;
    const other = {
      ...design,
      components: design.components.map((c) => ({ ...c, id: rename(c.id) })),
      connections: design.connections.map((c) => ({
        ...c,
        from: rename(c.from),
        to: rename(c.to),
      })),
    };
    const stored = { diagram: other, report: report(other) };
    expect(stored.report.findings.map(({ id }) => id)).toEqual(['all', 'once', 'whole']);
    expect(reportOfEqual(mission, stored, design)).toEqual(report(design));
  });

  it('is null for another design, and for words that cannot be made again', () => {
    const stored = { diagram: design, report: report(design) };
    const [first, ...rest] = design.connections;
    if (!first) throw new Error('no connection');
    expect(reportOfEqual(mission, stored, { ...design, connections: rest })).toBeNull();
    const old = stored.report.findings.map((finding) => ({ ...finding, cause: null }));
    const before = { diagram: design, report: { ...stored.report, findings: old } };
    expect(reportOfEqual(mission, before, design)).toBeNull();
  });
});
