import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildComponentRun, buildRun } from '@/tests/support/runs';
import { bottleneckOf } from './bottleneck';

const diagram = buildDiagram(
  { api: 'service', mailer: ['worker', { replicas: 2, concurrency: 2 }] },
  [],
);
const context = { mission: buildMission(), diagram };
const run = (api: number, mailer: number) =>
  buildRun({
    components: [
      buildComponentRun({ id: 'api', utilisation: api, served: 10 }),
      buildComponentRun({ id: 'mailer', utilisation: mailer, served: 100 }),
    ],
  });

describe('bottleneckOf', () => {
  it('counts the time in which there was work, not the whole run', () => {
    // 8 % of 60 s is all of 4.8 s.
    expect(bottleneckOf(context, run(0.01, 0.08), 4800)).toEqual({
      component: 'mailer',
      slots: 4,
      perSecond: expect.closeTo(100 / 4.8),
    });
  });

  it('names nobody when every component had slots free', () => {
    expect(bottleneckOf(context, run(0.04, 0.05), 4800)).toBeNull();
  });
});
