import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildFlowRun, buildRun } from '@/tests/support/runs';
import { respondsWithin } from './responds-within';

const parts = { admin: 'client', provider: 'external-api', api: 'service' } as const;
const diagram = buildDiagram(parts, ['admin -> api']);
const params = { flow: 'mail', scenario: 'calm', percentile: 99, ms: 10 };

const judge = (flow: Parameters<typeof buildFlowRun>[0], run = {}) =>
  respondsWithin.run(
    buildContext(diagram, [buildRun({ flows: [buildFlowRun(flow)], ...run })]),
    params,
  );

describe('responds-within', () => {
  it.each([4.1, 10])('passes an answer after %d ms', (p99) => {
    const verdict = judge({ responseMs: { p99 } });
    expect(verdict.passed).toBe(true);
    expect(verdict.message).toBe(`Api answered after ${p99} ms; the limit is 10 ms.`);
    expect(verdict.figures).toEqual([{ name: 'p99', value: p99, unit: 'ms', limit: 10 }]);
    expect(verdict.components).toEqual(['api']);
  });

  it.each([
    ['a slow answer', { responseMs: { p99: 12 } }, 'Api answered after 12 ms; the limit is 10 ms.'],
    [
      'a time-out',
      { accepted: 0, timedOut: 1, responseMs: { p99: 'infinite' as const } },
      'Api had not answered after 30 s; the limit is 10 ms.',
    ],
    [
      'an error',
      { accepted: 0, rejected: 1, responseMs: { p99: 'infinite' as const } },
      'Api answered with an error; the limit is 10 ms.',
    ],
    [
      'many that were left alone',
      {
        requests: 1000,
        accepted: 950,
        timedOut: 30,
        rejected: 20,
        responseMs: { p99: 'infinite' as const },
      },
      'Of 1,000 requests in “Calm” Api left 30 without an answer for 30 s and answered 20 with an error; the limit is 10 ms.',
    ],
    ['no request', { requests: 0, responseMs: { p99: null } }, 'Api got no request to answer.'],
  ])('fails %s', (_title, flow, message) => {
    const verdict = judge(flow);
    expect(verdict.passed).toBe(false);
    expect(verdict.message).toBe(message);
  });

  it('says what is missing when no service takes the request', () => {
    const empty = buildDiagram(parts, []);
    const verdict = respondsWithin.run(buildContext(empty), params);
    expect(verdict).toMatchObject({
      passed: false,
      message: 'No service takes the requests: connect Admin to a service.',
      components: ['admin'],
    });
  });

  it('looks through load balancers and names every service behind', () => {
    const spread = buildDiagram(
      { ...parts, lb: 'load-balancer', second: 'service', third: 'service' },
      ['admin -> lb', 'lb -> api', 'lb -> second', 'api -> third'],
    );
    const verdict = respondsWithin.run(buildContext(spread, [buildRun()]), params);
    expect(verdict.components).toEqual(['api', 'second']);
  });

  it('judges the slowest request at percentile 100', () => {
    const runs = [buildRun({ flows: [buildFlowRun({ requests: 3, responseMs: { max: 11 } })] })];
    const verdict = respondsWithin.run(buildContext(diagram, runs), { ...params, percentile: 100 });
    expect(verdict.message).toBe(
      'Api answered after 11 ms (the slowest of 3 requests); the limit is 10 ms.',
    );
  });

  it('lets an answer stand when the budget ran out after the last request', () => {
    const cut = { status: 'budget-exceeded' as const, events: 20_000_000, blamed: 'api' };
    expect(judge({}, cut).passed).toBe(true);
    const steady = buildMission({
      flows: [
        {
          id: 'mail',
          from: 'admin',
          to: 'provider',
          arrivals: { perSecond: 1, poisson: false, fromMs: 0, toMs: 60_000 },
        },
      ],
    });
    const verdict = respondsWithin.run(buildContext(diagram, [buildRun(cut)], steady), params);
    expect(verdict.passed).toBe(false);
    expect(verdict.message).toContain(
      'Not judged: so much went on that the run was stopped before its end, most of it at Api. Look for work there that is done again and again.',
    );
  });
});
