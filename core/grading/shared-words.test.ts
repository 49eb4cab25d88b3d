import { describe, expect, it } from 'vitest';
import { newsletterDiagram, newsletterMission } from '@/tests/support/newsletter';
import { designShape } from '../diagram/design-shape';
import { grade } from './grade';
import { likenessOf } from './likeness';
import { sharedMistakes, underPlainNames } from './shared-words';

const base = newsletterMission(1000);
const mission = {
  ...base,
  scenarios: base.scenarios.slice(0, 1),
  stages: [
    {
      title: 'One',
      checks: [
        {
          id: 'no-one-waits',
          check: 'no-waiting-on-workers',
          points: 1,
          because: 'speed',
          flow: 'campaign',
        },
      ],
    },
  ],
} as unknown as typeof base;

function failedBy(labels: string) {
  const diagram = newsletterDiagram();
  // The API calls the dispatcher, so that whoever sends waits.
  diagram.connections = diagram.connections
    .filter(({ id }) => id !== 'c3')
    .map((one) => (one.id === 'c2' ? { ...one, to: 'dispatcher', kind: 'sync' as const } : one));
  diagram.components = diagram.components.map((one) => ({ ...one, label: `${labels} ${one.id}` }));
  const report = grade({ mission, missionSlug: 'x', diagram, seed: 's', stories: false });
  return {
    failed: likenessOf(mission, diagram, report.findings).failed,
    shape: designShape(mission, diagram).diagram,
  };
}

describe('sharedMistakes', () => {
  it('says what all members did in names that are nobody’s', () => {
    const [ana, ben] = [failedBy('Ana'), failedBy('Ben')];
    const [mistake] = sharedMistakes(mission, ana.shape, ana.failed, [ana.failed, ben.failed]);
    expect(mistake?.sentence).toContain('Admin → Service → Worker 1');
    expect(mistake).toMatchObject({ id: 'no-one-waits', promise: 'No one waits.', ofAll: true });
  });

  it('says when the figures are those of one member', () => {
    const { shape, failed } = failedBy('Ana');
    const other = failed.map((one) => ({ ...one, cause: 'something-else' }));
    expect(sharedMistakes(mission, shape, failed, [failed, other])[0]?.ofAll).toBe(false);
  });

  it('says nothing of a check that the mission has no longer', () => {
    const { shape, failed } = failedBy('Ana');
    const gone = { ...mission, stages: [] };
    expect(sharedMistakes(gone, shape, failed, [failed])[0]).toMatchObject({
      promise: null,
      sentence: null,
    });
  });
});

describe('underPlainNames', () => {
  it('numbers what there are several of, and keeps the names that the mission gives', () => {
    const labels = underPlainNames(mission, newsletterDiagram()).components.map((c) => c.label);
    expect(labels).toEqual([
      'Admin',
      'E-mail provider',
      'Service',
      'Queue 1',
      'Worker 1',
      'Queue 2',
      'Worker 2',
      'Queue 3',
    ]);
  });
});
