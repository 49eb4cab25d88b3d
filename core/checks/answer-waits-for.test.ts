import { describe, expect, it } from 'vitest';
import type { ComponentTypeId } from '@/core/contracts/component-type';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { answerWaitsFor } from './answer-waits-for';

const parts = {
  admin: 'client',
  provider: 'external-api',
  api: 'service',
  other: 'service',
} as const;

const judge = (extra: Record<string, ComponentTypeId>, connections: string[]) =>
  answerWaitsFor.run(buildContext(buildDiagram({ ...parts, ...extra }, connections)), {
    flow: 'mail',
    targets: ['provider'],
  });

const early =
  'The answer to Admin does not wait for Provider: draw solid arrows all the way there, on every way the request can take.';

describe('answer-waits-for', () => {
  it.each([
    ['a direct call', {}, ['admin -> api', 'api -> provider']],
    ['a chain of calls', {}, ['admin -> api', 'api -> other', 'other -> provider']],
    [
      'a load balancer all of whose ways lead there',
      { lb: 'load-balancer' },
      ['admin -> lb', 'lb -> api', 'lb -> other', 'api -> provider', 'other -> provider'],
    ],
    [
      'a circle of services with a way out',
      {},
      ['admin -> api', 'api -> other', 'other -> api', 'other -> provider'],
    ],
  ] as [string, Record<string, ComponentTypeId>, string[]][])(
    'passes %s',
    (_title, extra, connections) => {
      expect(judge(extra, connections)).toMatchObject({ passed: true });
    },
  );

  it.each([
    ['a message', {}, ['admin -> api', 'api ~> other', 'other -> provider']],
    [
      'a load balancer with a way around',
      { lb: 'load-balancer' },
      ['admin -> lb', 'lb -> api', 'lb -> other', 'api -> provider'],
    ],
    ['a circle that leads nowhere', {}, ['admin -> api', 'api -> other', 'other -> api']],
    [
      'a webhook, which nobody waits for',
      { hook: 'external-api' },
      ['admin -> api', 'api -> hook', 'hook -> other', 'other -> provider'],
    ],
  ] as [string, Record<string, ComponentTypeId>, string[]][])(
    'fails %s',
    (_title, extra, connections) => {
      expect(judge(extra, connections)).toMatchObject({ passed: false, message: early });
    },
  );

  it('fails an empty diagram', () => {
    expect(judge({}, []).message).toBe(
      'No service takes the requests: connect Admin to a service.',
    );
  });
});
