import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildConnectionRun, buildRun } from '@/tests/support/runs';
import { noRework } from './no-rework';

const diagram = buildDiagram(
  { api: 'service', jobs: 'queue', one: 'worker', two: 'worker', dead: 'queue' },
  ['api ~> jobs', 'jobs ~> one', 'jobs ~> two', 'jobs ~> dead'],
);

const judge = (sent: number[], share = 0, status: 'ok' | 'budget-exceeded' = 'ok') => {
  const connections = sent.map((count, i) => buildConnectionRun({ id: `c${i + 1}`, sent: count }));
  return noRework.run(buildContext(diagram, [buildRun({ connections, status })]), {
    scenario: 'calm',
    share,
  });
};

describe('no-rework', () => {
  it.each([
    [[100, 60, 40, 0], 0],
    [[100, 50, 20, 0], 0],
    [[100, 60, 45, 3], 0.05],
  ])('passes messages %o with a share of %d', (sent, share) => {
    expect(judge(sent, share)).toMatchObject({ passed: true, components: ['jobs'] });
  });

  it('fails when messages are handed out again', () => {
    expect(judge([100, 60, 41, 0])).toMatchObject({
      passed: false,
      message:
        'Jobs was given 100 messages and handed out 101: work that was under way, or done, was given to another worker.',
    });
  });

  it('fails when there was nothing to hand out', () => {
    expect(judge([0, 0, 0, 0])).toMatchObject({
      passed: false,
      message: 'No queue handed anything out in “Calm”.',
    });
  });

  it('fails a run that did not come to its end', () => {
    expect(judge([100, 60, 40, 0], 0, 'budget-exceeded').passed).toBe(false);
  });
});
