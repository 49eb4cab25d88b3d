import { describe, expect, it } from 'vitest';
import type { ComponentTypeId } from '@/core/contracts/component-type';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { noWaitingOnWorkers } from './no-waiting-on-workers';

const parts = {
  admin: 'client',
  provider: 'external-api',
  api: 'service',
  jobs: 'queue',
  send: 'worker',
} as const;
const line = ['admin -> api', 'api ~> jobs', 'jobs ~> send', 'send -> provider'];

const judge = (extra: Record<string, ComponentTypeId>, connections: string[]) =>
  noWaitingOnWorkers.run(buildContext(buildDiagram({ ...parts, ...extra }, connections)), {
    flow: 'mail',
  });

describe('no-waiting-on-workers', () => {
  it.each([
    ['a queue between', {}, line],
    ['a message without a broker', {}, ['admin -> api', 'api ~> send', 'send -> provider']],
    [
      'a worker that calls a service',
      { mailer: 'service' },
      ['admin -> api', 'api ~> jobs', 'jobs ~> send', 'send -> mailer', 'mailer -> provider'],
    ],
    ['a callback to the client', {}, [...line, 'send -> admin']],
    ['synchronous reads on the way', { db: 'database' }, [...line, 'api -> db']],
  ] as [string, Record<string, ComponentTypeId>, string[]][])(
    'passes %s',
    (_title, extra, connections) => {
      expect(judge(extra, connections)).toMatchObject({ passed: true });
    },
  );

  it.each([
    [
      'a service that calls the target',
      {},
      ['admin -> api', 'api -> provider'],
      'Admin waits for Provider: every step of Admin → Api → Provider is a synchronous call.',
      ['c1', 'c2'],
    ],
    [
      'a service that calls the worker',
      {},
      ['admin -> api', 'api -> send', 'send -> provider'],
      'Admin waits for Send: every step of Admin → Api → Send is a synchronous call.',
      ['c1', 'c2'],
    ],
    [
      'a worker called directly beside the queue',
      {},
      [...line, 'api -> send'],
      'Admin waits for Send: every step of Admin → Api → Send is a synchronous call.',
      ['c1', 'c5'],
    ],
    [
      'a chain through another service',
      { mid: 'service' },
      [...line, 'api -> mid', 'mid -> provider'],
      'Admin waits for Provider: every step of Admin → Api → Mid → Provider is a synchronous call.',
      ['c1', 'c5', 'c6'],
    ],
    [
      'a second service at the entry',
      { lb: 'load-balancer', two: 'service' },
      [...line, 'admin -> lb', 'lb -> two', 'two -> provider'],
      'Admin waits for Provider: every step of Admin → Lb → Two → Provider is a synchronous call.',
      ['c5', 'c6', 'c7'],
    ],
    [
      'nothing behind the queue',
      {},
      ['admin -> api', 'api ~> jobs'],
      'Nothing works for Provider in the background: no path leads there.',
      [],
    ],
    ['an empty diagram', {}, [], 'No service takes the requests: connect Admin to a service.', []],
  ] as [string, Record<string, ComponentTypeId>, string[], string, string[]][])(
    'fails %s',
    (_title, extra, lines, message, connections) => {
      expect(judge(extra, lines)).toMatchObject({ passed: false, message, connections });
    },
  );
});
