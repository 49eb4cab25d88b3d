import { describe, expect, it } from 'vitest';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { grade } from '@/core/grading/grade';
import { loadMission } from '@/server/content/missions';
import { buildDiagram } from '@/tests/support/diagrams';

type Parts = Parameters<typeof buildDiagram>[0];
type Case = [title: string, extra: Parts, connections: string[], fails: string[]];

/** Ids of the checks of stage 1 that a design fails, beside the problems of a design that is refused. */
async function failedOf(slug: string, parts: Parts, connections: string[]): Promise<string[]> {
  const loaded = await loadMission(slug);
  if (!loaded) throw new Error(`there is no mission "${slug}"`);
  const mission = { ...loaded.mission, stages: loaded.mission.stages.slice(0, 1) };
  const given = Object.fromEntries(mission.given.map(({ id, type }) => [id, type]));
  const parsed = parseDiagramFor(mission, buildDiagram({ ...given, ...parts }, connections));
  if (!parsed.ok) return parsed.problems.map(({ message }) => message);
  const report = grade({ mission, missionSlug: slug, diagram: parsed.value, seed: 'adversarial' });
  return report.findings.filter(({ passed }) => !passed).map(({ id }) => id);
}

const without = (list: string[], ...gone: string[]) => list.filter((one) => !gone.includes(one));

describe('a registration made to cheat', () => {
  const parts: Parts = {
    signup: 'service',
    jobs: 'queue',
    teller: ['worker', { replicas: 10, concurrency: 5 }],
  };
  const line = [
    'visitor -> signup',
    'signup -> accounts',
    'signup ~> jobs',
    'jobs ~> teller',
    'teller -> email',
    'teller -> analytics',
    'teller -> crm',
  ];

  it.each([
    ['honest, with one queue for all', {}, line, []],
    [
      'honest, with a topic before a queue',
      { news: 'topic' },
      [...without(line, 'signup ~> jobs'), 'signup ~> news', 'news ~> jobs'],
      [],
    ],
    [
      'a queue beside the direct call',
      {},
      [...line, 'signup -> crm'],
      ['answer-in-time', 'queue-present', 'nobody-waits'],
    ],
    [
      'a second door that writes no account',
      { entry: 'load-balancer', door: 'service' },
      [
        ...without(line, 'visitor -> signup'),
        'visitor -> entry',
        'entry -> signup',
        'entry -> door',
        'door ~> jobs',
      ],
      ['account-before-answer', 'account-first'],
    ],
    [
      'a worker that is also called directly',
      {},
      [...line, 'signup -> teller'],
      ['answer-in-time', 'queue-present', 'nobody-waits'],
    ],
    [
      'a cycle of workers that hand the work round',
      { other: 'queue', parrot: 'worker' },
      [...line, 'teller ~> other', 'other ~> parrot', 'parrot ~> jobs'],
      [],
    ],
    [
      'listeners limited to a flow that does not exist',
      {},
      [...without(line, 'teller -> crm'), 'teller -> crm @nothing'],
      ['the mission has no flow "nothing"'],
    ],
  ] as Case[])('is graded for what it does: %s', async (_title, extra, connections, fails) => {
    expect(await failedOf('user-registered', { ...parts, ...extra }, connections)).toEqual(fails);
  });
});

describe('an order history made to cheat', () => {
  const parts: Parts = {
    history: ['service', { io: 'non-blocking', replicas: 2 }],
    front: 'service',
  };
  const line = [
    'customers -> history',
    'history -> orders-db',
    'visitors -> front',
    'front -> page-cache',
  ];

  it.each([
    [
      'honest, with a balancer',
      { lb: 'load-balancer' },
      [...line.slice(1), 'customers -> lb', 'lb -> history'],
      [],
    ],
    [
      'answered without the orders by every second server',
      {
        lb: 'load-balancer',
        quick: 'service',
        jobs: 'queue',
        reader: ['worker', { concurrency: 50 }],
      },
      [
        ...line.slice(1),
        'customers -> lb',
        'lb -> history',
        'lb -> quick',
        'quick ~> jobs',
        'jobs ~> reader',
        'reader -> orders-db',
      ],
      ['answer-waits-for-orders'],
    ],
    [
      'asked by a message beside an answer at once',
      { jobs: 'queue', reader: ['worker', { concurrency: 50, replicas: 4 }] },
      [
        ...without(line, 'history -> orders-db'),
        'history ~> jobs',
        'jobs ~> reader',
        'reader -> orders-db',
      ],
      ['answer-waits-for-orders'],
    ],
    [
      'the front page served for the customers too, with no way to the orders',
      {},
      ['customers -> front', 'visitors -> front', 'front -> page-cache', 'history -> orders-db'],
      ['answer-waits-for-orders', 'connected'],
    ],
    [
      'a call limited to the flow of the visitors',
      {},
      [...without(line, 'history -> orders-db'), 'history -> orders-db @front-page'],
      ['answer-waits-for-orders', 'connected'],
    ],
  ] as Case[])('is graded for what it does: %s', async (_title, extra, connections, fails) => {
    expect(await failedOf('order-history', { ...parts, ...extra }, connections)).toEqual(fails);
  });
});

describe('inventory updates made to cheat', () => {
  const parts: Parts = {
    intake: 'service',
    pallets: 'queue',
    writer: ['worker', { concurrency: 5 }],
    lookup: 'service',
  };
  const line = [
    'scanners -> intake',
    'intake ~> pallets',
    'pallets ~> writer',
    'writer -> stock-db',
    'shoppers -> lookup',
    'lookup -> stock-db',
  ];

  it.each([
    ['honest', {}, line, []],
    [
      'a queue that only decorates a direct write',
      {},
      [...line, 'intake -> stock-db'],
      ['scanners-fast', 'queue-present', 'database-spared'],
    ],
    [
      'shoppers answered before the database was asked',
      {},
      [...without(line, 'lookup -> stock-db'), 'lookup ~> pallets'],
      ['shoppers-answered'],
    ],
    [
      'a writer that is also called while the scanner waits',
      {},
      [...line, 'intake -> writer'],
      ['scanners-fast', 'queue-present'],
    ],
    [
      'a spare line that nobody puts anything into',
      { spare: 'queue', idle: 'worker' },
      [...line, 'spare ~> idle', 'idle -> stock-db'],
      ['connected'],
    ],
    [
      'a second intake that writes nothing down',
      { dock: 'load-balancer', forgetful: 'service' },
      [...line.slice(1), 'scanners -> dock', 'dock -> intake', 'dock -> forgetful'],
      ['queue-present'],
    ],
  ] as Case[])('is graded for what it does: %s', async (_title, extra, connections, fails) => {
    expect(await failedOf('inventory-updates', { ...parts, ...extra }, connections)).toEqual(fails);
  });
});
