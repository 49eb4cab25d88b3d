import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildComponentRun, buildConnectionRun, buildRun } from '@/tests/support/runs';
import { noRework } from './no-rework';

const diagram = buildDiagram(
  { api: 'service', jobs: 'queue', one: 'worker', two: 'worker', dead: 'queue' },
  ['api ~> jobs', 'jobs ~> one', 'jobs ~> two', 'jobs ~> dead'],
);

const calling = buildDiagram(
  {
    api: 'service',
    jobs: 'queue',
    one: 'worker',
    two: 'worker',
    dead: 'queue',
    provider: 'database',
  },
  ['api ~> jobs', 'jobs ~> one', 'jobs ~> two', 'jobs ~> dead', 'one -> provider'],
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
      message: 'Jobs was given 100 messages and handed out 101.',
    });
  });

  it('says why they came again, each reason with its count', () => {
    const connections = [100, 150, 50, 0].map((sent, i) =>
      buildConnectionRun({ id: `c${i + 1}`, sent }),
    );
    const judgeFor = (again: { expired: number; failed: number; sameKey: number }, timedOut = 0) =>
      noRework.run(
        buildContext(calling, [
          buildRun({
            connections: [...connections, buildConnectionRun({ id: 'c5', timedOut })],
            components: [buildComponentRun({ id: 'jobs', again })],
          }),
        ]),
        { scenario: 'calm' },
      ).message;
    expect(judgeFor({ expired: 90, failed: 0, sameKey: 10 })).toBe(
      'Jobs was given 100 messages and handed out 200: 90 times its visibility time-out was over before the work was done and 10 times another copy was being worked on under the same key.',
    );
    expect(judgeFor({ expired: 1, failed: 99, sameKey: 0 }, 99)).toBe(
      'Jobs was given 100 messages and handed out 200: once its visibility time-out was over before the work was done and 99 times the work failed. One gave up on 99 calls to Provider after 30 s.',
    );
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
