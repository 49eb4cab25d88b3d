import { describe, expect, it } from 'vitest';
import type { ComponentTypeId } from '@/core/contracts/component-type';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildConnectionRun, buildFlowRun, buildRun } from '@/tests/support/runs';
import { queueCarriesWork } from './queue-carries-work';

const parts = {
  admin: 'client',
  provider: 'external-api',
  api: 'service',
  jobs: 'queue',
  send: 'worker',
} as const;
const line = ['admin -> api', 'api ~> jobs', 'jobs ~> send', 'send -> provider'];

/** Every connection carried all items, unless told otherwise. */
function judge(
  extra: Record<string, ComponentTypeId>,
  connections: string[],
  { items = 100, delivered = 100, target = undefined as string | undefined } = {},
) {
  const diagram = buildDiagram({ ...parts, ...extra }, connections);
  const run = buildRun({
    flows: [buildFlowRun({ items: { delivered } })],
    connections: diagram.connections.map(({ id }) =>
      buildConnectionRun({ id, sent: items, items }),
    ),
  });
  const mission = buildMission({
    flows: [
      { id: 'mail', from: 'admin', to: 'provider', items: 100, arrivals: { at: [0] } },
      { id: 'other', from: 'admin', to: 'provider', arrivals: { at: [0] } },
    ],
  });
  const params = { flow: 'mail', scenario: 'calm', ...(target ? { target } : {}) };
  return queueCarriesWork.run(buildContext(diagram, [run], mission), params);
}

describe('queue-carries-work', () => {
  it.each([
    ['one queue', {}, line],
    [
      'a load balancer in front',
      { lb: 'load-balancer' },
      ['admin -> lb', 'lb -> api', ...line.slice(1)],
    ],
    [
      'two queues in a row',
      { split: 'worker', mails: 'queue' },
      [
        'admin -> api',
        'api ~> jobs',
        'jobs ~> split',
        'split *> mails',
        'mails ~> send',
        'send -> provider',
      ],
    ],
    [
      'a topic with a queue for each worker',
      { fan: 'topic', second: 'queue', post: 'worker' },
      [
        'admin -> api',
        'api ~> fan',
        'fan ~> jobs',
        'fan ~> second',
        'jobs ~> send',
        'second ~> post',
        'send -> provider',
        'post -> provider',
      ],
    ],
    ['a dead-letter queue that nobody drains', { dead: 'queue' }, [...line, 'jobs ~> dead']],
    [
      'a service that consumes',
      { pump: 'service' },
      ['admin -> api', 'api ~> jobs', 'jobs ~> pump', 'pump -> provider'],
    ],
    ['a callback to the client', {}, [...line, 'send -> admin']],
    ['a direct call that this flow does not use', {}, [...line, 'api -> provider @other']],
  ] as [string, Record<string, ComponentTypeId>, string[]][])(
    'passes %s',
    (_title, extra, connections) => {
      expect(judge(extra, connections)).toMatchObject({ passed: true, counterexample: null });
    },
  );

  it.each([
    [
      'a direct call',
      {},
      ['admin -> api', 'api -> provider'],
      'The path Admin → Api → Provider passes no queue.',
    ],
    [
      'a queue beside a direct call',
      {},
      [...line, 'api -> provider'],
      'The path Admin → Api → Provider passes no queue.',
    ],
    [
      'a queue that nobody drains',
      {},
      ['admin -> api', 'api ~> jobs', 'send -> provider'],
      'Nothing takes messages from Jobs: connect a worker that goes on to Provider.',
    ],
    [
      'a second service behind a balancer that passes nothing on',
      { lb: 'load-balancer', forgetful: 'service' },
      ['admin -> lb', 'lb -> api', 'lb -> forgetful', ...line.slice(1)],
      'Forgetful takes its share of the requests, and nothing goes on from there to Provider.',
    ],
    [
      'an unconnected queue',
      {},
      ['admin -> api', 'send -> provider'],
      'No path leads from Admin to Provider.',
    ],
    [
      'an unconnected queue beside a direct call',
      {},
      ['admin -> api', 'api -> send', 'send -> provider'],
      'The path Admin → Api → Send → Provider passes no queue.',
    ],
    [
      'no queue but a message straight to the worker',
      {},
      ['admin -> api', 'api ~> send', 'send -> provider'],
      'The path Admin → Api → Send → Provider passes no queue.',
    ],
    [
      'a topic straight to the worker',
      { fan: 'topic' },
      ['admin -> api', 'api ~> fan', 'fan ~> send', 'send -> provider'],
      'The path Admin → Api → Fan → Send → Provider passes no queue.',
    ],
    [
      'a second way in without a queue',
      { side: 'service' },
      [...line, 'admin -> side', 'side -> provider'],
      'The path Admin → Side → Provider passes no queue.',
    ],
    [
      'only a dead-letter queue with a consumer',
      { dead: 'queue' },
      ['admin -> api', 'api ~> jobs', 'jobs ~> dead', 'send -> provider'],
      'Nothing takes messages from Jobs: connect a worker that goes on to Provider.',
    ],
    [
      'a queue limited to another flow',
      {},
      ['admin -> api', 'api ~> jobs @other', 'jobs ~> send', 'send -> provider'],
      'No path leads from Admin to Provider.',
    ],
    ['no service at all', {}, [], 'No service takes the requests: connect Admin to a service.'],
  ] as [string, Record<string, ComponentTypeId>, string[], string][])(
    'fails %s',
    (_title, extra, connections, message) => {
      expect(judge(extra, connections)).toMatchObject({ passed: false, message });
    },
  );

  it('fails a queue that handed out nothing', () => {
    const verdict = judge({}, line, { items: 0, delivered: 0 });
    expect(verdict).toMatchObject({
      passed: false,
      message: 'Jobs handed out nothing in the run.',
    });
    expect(verdict.components).toEqual(['jobs']);
    expect(verdict.connections).toEqual(['c3']);
  });

  it('fails a queue whose work never arrived', () => {
    expect(judge({}, line, { delivered: 0 })).toMatchObject({
      passed: false,
      message: 'Jobs handed work out, but none of it came to Provider.',
    });
  });

  it('passes a queue whose work reached every target in part: whether all of it arrives is not its business', () => {
    expect(judge({}, line, { delivered: 33 })).toMatchObject({
      passed: true,
      message: 'All work for Provider went through Jobs.',
    });
  });

  it('looks only at the target it is asked about', () => {
    expect(judge({}, line, { target: 'provider' }).passed).toBe(true);
  });

  it('ignores labels and positions', () => {
    const diagram = buildDiagram(parts, ['admin -> api', 'api -> provider']);
    for (const component of diagram.components) component.label = 'Queue';
    const context = buildContext(diagram, [buildRun()]);
    expect(queueCarriesWork.run(context, { flow: 'mail', scenario: 'calm' }).passed).toBe(false);
  });
});
