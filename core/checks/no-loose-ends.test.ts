import { describe, expect, it } from 'vitest';
import type { ComponentTypeId } from '@/core/contracts/component-type';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { noLooseEnds } from './no-loose-ends';

const parts = {
  admin: 'client',
  provider: 'external-api',
  api: 'service',
  jobs: 'queue',
  send: 'worker',
} as const;
const line = ['admin -> api', 'api ~> jobs', 'jobs ~> send', 'send -> provider'];

const judge = (extra: Record<string, ComponentTypeId>, connections: string[]) =>
  noLooseEnds.run(buildContext(buildDiagram({ ...parts, ...extra }, connections)), {});

describe('no-loose-ends', () => {
  it.each([
    ['a connected line', {}, line],
    ['a dead-letter queue without a consumer', { dead: 'queue' }, [...line, 'jobs ~> dead']],
    [
      'a dead-letter queue of a dead-letter queue',
      { dead: 'queue', deader: 'queue' },
      [...line, 'jobs ~> dead', 'dead ~> deader'],
    ],
    ['a worker that calls nothing', { count: 'worker' }, [...line, 'jobs ~> count']],
    ['a cycle', { other: 'service' }, [...line, 'api -> other', 'other -> api']],
  ] as [string, Record<string, ComponentTypeId>, string[]][])(
    'passes %s',
    (_title, extra, connections) => {
      expect(judge(extra, connections)).toMatchObject({ passed: true });
    },
  );

  it.each([
    [
      'an unconnected component',
      { spare: 'queue' },
      line,
      'Spare is not connected to anything.',
      ['spare'],
    ],
    [
      'components that are never reached',
      { lone: 'worker', store: 'database' },
      [...line, 'lone -> store'],
      'Lone and Store are never reached by a request.',
      ['lone', 'store'],
    ],
    [
      'a queue that nobody drains',
      { log: 'queue' },
      [...line, 'api ~> log'],
      'Log hands its work to nothing.',
      ['log'],
    ],
    [
      'a queue fed by a service and by dead letters',
      { dead: 'queue' },
      [...line, 'jobs ~> dead', 'api ~> dead'],
      'Dead hands its work to nothing.',
      ['dead'],
    ],
    [
      'a queue with nothing but a dead-letter route',
      { log: 'queue', dead: 'queue' },
      [...line, 'api ~> log', 'log ~> dead'],
      'Log hands its work to nothing.',
      ['log'],
    ],
    [
      'a topic without subscribers',
      { fan: 'topic' },
      [...line, 'api ~> fan'],
      'Fan hands its work to nothing.',
      ['fan'],
    ],
    [
      'a connection that carries no flow',
      { side: 'service' },
      [...line, 'api -> side @'],
      'Side is never reached by a request.',
      ['side'],
    ],
    [
      'a provider that nothing leads to',
      {},
      ['admin -> api', 'api ~> jobs', 'jobs ~> send'],
      'Provider is not connected to anything.',
      ['provider'],
    ],
    [
      'an empty canvas',
      {},
      [],
      'Admin, Provider, Api and 2 more are not connected to anything.',
      ['admin', 'provider', 'api', 'jobs', 'send'],
    ],
  ] as [string, Record<string, ComponentTypeId>, string[], string, string[]][])(
    'fails %s',
    (_title, extra, connections, message, components) => {
      expect(judge(extra, connections)).toMatchObject({ passed: false, message, components });
    },
  );
});
