import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildFlowRun, buildRun } from '@/tests/support/runs';
import { acceptsAll } from './accepts-all';

const parts = { admin: 'client', provider: 'external-api', api: 'service' } as const;

const judge = (
  flow: Parameters<typeof buildFlowRun>[0],
  { open = 0, connections = ['admin -> api', 'api -> provider'] } = {},
) =>
  acceptsAll.run(
    buildContext(buildDiagram(parts, connections), [buildRun({ flows: [buildFlowRun(flow)] })]),
    { flow: 'mail', scenario: 'calm', open },
  );

describe('accepts-all', () => {
  it.each([
    [{ requests: 500, accepted: 500 }, 0],
    [{ requests: 500, accepted: 498 }, 2],
  ])('passes %o with %d requests open', (flow, open) => {
    expect(judge(flow, { open })).toMatchObject({ passed: true, components: ['api'] });
  });

  it.each([
    [
      { requests: 500, accepted: 490, rejected: 10 },
      'Of 500 requests in “Calm” Api answered 10 with an error.',
    ],
    [
      { requests: 500, accepted: 490, rejected: 7, timedOut: 3 },
      'Of 500 requests in “Calm” Api left 3 without an answer for 30 s and answered 7 with an error.',
    ],
    [{ requests: 500, accepted: 498 }, '2 of 500 requests had no answer when “Calm” ended.'],
    [{ requests: 0, accepted: 0 }, 'Api got no request to answer.'],
  ])('fails %o', (flow, message) => {
    expect(judge(flow)).toMatchObject({ passed: false, message });
  });

  it('fails without a service at the entry', () => {
    expect(judge({}, { connections: [] })).toMatchObject({
      passed: false,
      message: 'No service takes the requests: connect Admin to a service.',
    });
  });
});
