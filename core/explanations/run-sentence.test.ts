import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildComponentRun, buildFlowRun, buildRun } from '@/tests/support/runs';
import { runSentence } from './run-sentence';

const mission = buildMission({
  flows: [
    {
      id: 'mail',
      from: 'admin',
      to: 'provider',
      items: 100,
      nouns: ['e-mail', 'e-mails'],
      arrivals: { at: [0] },
      timeoutMs: 30_000,
    },
  ],
});
const orders = buildMission({
  flows: [
    {
      id: 'mail',
      from: 'admin',
      to: 'provider',
      nouns: ['order', 'orders'],
      arrivals: { at: [0] },
    },
  ],
});
const PARTS = { admin: 'client', provider: 'external-api', api: 'service' } as const;
const QUEUED = { ...PARTS, jobs: 'queue', sender: 'worker' } as const;
const direct = buildDiagram(PARTS, ['admin -> api', 'api -> provider']);
const queued = (publish: '~>' | '*>') =>
  buildDiagram(QUEUED, [
    'admin -> api',
    `api ${publish} jobs`,
    'jobs ~> sender',
    'sender -> provider',
  ]);

type Flow = Parameters<typeof buildFlowRun>[0];
type Component = Parameters<typeof buildComponentRun>[0];

function said(diagram = direct, flow: Flow = {}, components: Component[] = [], of = mission) {
  const run = buildRun({
    flows: [buildFlowRun(flow)],
    components: components.map(buildComponentRun),
  });
  const { text, ...rest } = runSentence(of, diagram, run);
  return { text: text.replaceAll('\u00a0', ' '), ...rest };
}

describe('the sentence about a run', () => {
  it('names a shard that had too much to do while the others had room', () => {
    const parts = { admin: 'client', provider: 'database', api: 'service' } as const;
    const diagram = buildDiagram(parts, ['admin -> api', 'api -> provider']);
    const busiest = { shard: 2, share: 0.7, utilisation: 0.99 };
    const components = [{ id: 'provider', utilisation: 0.3, shards: { count: 4, busiest } }];
    expect(said(diagram, { requests: 10, timedOut: 4 }, components, orders)).toMatchObject({
      text: expect.stringContaining(
        'got no answer: one of the 4 shards of “Provider” got 70 % of all that came and was busy 100 % of the time, while the others had room.',
      ),
      components: ['admin', 'provider'],
    });
    const left = { timedOut: 0, items: { delivered: 6, pending: 4 } };
    expect(said(diagram, left, components, orders).text).toMatch(
      /One of the 4 shards of “Provider”/,
    );
  });

  it('says who waited and for what, when the whole campaign is sent before the answer', () => {
    const left = { timedOut: 1, accepted: 0, items: { delivered: 40, pending: 60 } };
    expect(said(direct, left)).toEqual({
      text: '“Admin” waited 30 s and left: “Api” answers only after it has called “Provider” for every e-mail.',
      tone: 'trouble',
      components: ['admin', 'api', 'provider'],
    });
  });

  it('names the component that was busy all the time, when many gave up', () => {
    const { text } = said(
      direct,
      { requests: 900, timedOut: 400 },
      [{ id: 'api', utilisation: 0.99 }],
      orders,
    );
    expect(text).toContain('400 of 900 requests waited 30 s and got no answer');
  });

  it('names what was called and not its callers, when all of them were busy', () => {
    const { text } = said(
      buildDiagram({ ...PARTS, stock: 'database' }, [
        'admin -> api',
        'api -> stock',
        'api -> provider',
      ]),
      { requests: 900, timedOut: 400 },
      [
        { id: 'api', utilisation: 0.9 },
        { id: 'stock', utilisation: 0.85 },
      ],
      orders,
    );
    expect(text).toBe(
      '400 of 900 requests waited 30 s and got no answer: “Stock” was busy all the time.',
    );
  });

  it('names what hung in the scenario, behind whoever was kept busy by it', () => {
    const hangs = buildMission({
      flows: orders.flows,
      scenarios: [
        {
          id: 'calm',
          title: 'Hangs',
          horizonMs: 60_000,
          faults: [{ at: 0, forMs: 50_000, target: { id: 'provider' }, effect: 'pause' }],
        },
      ],
    });
    const flow = { requests: 10, timedOut: 9 };
    expect(said(direct, flow, [], hangs).text).toBe(
      '9 of 10 requests waited 30 s and got no answer while “Provider” hung.',
    );
    expect(said(direct, flow, [{ id: 'api', utilisation: 1 }], hangs).text).toBe(
      '9 of 10 requests waited 30 s and got no answer: “Api” was busy all the time, waiting for “Provider”, which hung.',
    );
  });

  it('names the call that takes longer than anybody waits', () => {
    const { text } = said(
      direct,
      { requests: 10, timedOut: 10 },
      [{ id: 'provider', served: 10, meanInSystem: 10 }],
      orders,
    );
    expect(text).toBe(
      '10 of 10 requests waited 30 s and got no answer: a call to “Provider” takes 60 s.',
    );
  });

  it('names the slot that holds the whole campaign, not the one that had handed it over', () => {
    const { text, components } = said(
      queued('~>'),
      { items: { delivered: 40, pending: 60 }, lastDeliveryMs: 59_000 },
      [
        { id: 'api', utilisation: 0.01, items: 100 },
        { id: 'sender', utilisation: 1, served: 0, items: 0 },
      ],
    );
    expect(text).toBe(
      '“Sender” was busy all the time: one message holds all 100 e-mails. 40 of 100 e-mails were delivered.',
    );
    expect(components).toEqual(['sender']);
  });

  it('names the bottleneck of many messages', () => {
    const { text } = said(
      queued('*>'),
      { items: { delivered: 40, pending: 60 }, lastDeliveryMs: 59_000 },
      [{ id: 'sender', utilisation: 1 }],
    );
    expect(text).toBe(
      '“Sender” was busy all the time and did not get through. 40 of 100 e-mails were delivered.',
    );
  });

  it('says where the poisoned item is, and how often it was taken', () => {
    const { text, components } = said(queued('*>'), {
      items: { delivered: 99, pending: 1 },
      poisoned: { queue: 'jobs', receives: 3, maxReceives: 20, nextMs: null },
    });
    expect(text).toBe(
      '99 of 100 e-mails were delivered. The poisoned one is still in “Jobs”, taken 3 of 20 times.',
    );
    expect(components).toEqual(['jobs']);
  });

  it('says that nobody takes from a queue', () => {
    const diagram = buildDiagram({ ...QUEUED, sender: 'worker' }, [
      'admin -> api',
      'api *> jobs',
      'api -> provider',
    ]);
    const { text } = said(
      diagram,
      { items: { delivered: 0, pending: 100 }, lastDeliveryMs: null },
      [{ id: 'jobs', peakDepth: 100 }],
    );
    expect(text).toContain('No worker takes from “Jobs”: 100 messages wait there.');
  });

  it('says where calls began to fail, not who heard of it', () => {
    const { text } = said(
      buildDiagram({ ...PARTS, entry: 'load-balancer' }, [
        'admin -> entry',
        'entry -> api',
        'api -> provider',
      ]),
      { requests: 10, rejected: 4 },
      [
        { id: 'entry', errors: 4 },
        { id: 'api', errors: 4 },
        { id: 'provider', errors: 4 },
      ],
      orders,
    );
    expect(text).toBe('4 of 10 requests failed, most of them at “Provider”.');
  });

  it('says who had no room', () => {
    const { text } = said(direct, { requests: 10, rejected: 4 }, [
      { id: 'api', errors: 4, refused: 4 },
    ]);
    expect(text).toBe('4 of 10 requests were turned away: “Api” had no room for them.');
  });

  it.each([
    [{ lost: 1, delivered: 99 }, '1 of 100 e-mails was lost on the way.'],
    [{ duplicated: 7 }, 'Everything arrived, but 7 e-mails came again after they had been served.'],
    [{ deadLettered: 2, delivered: 98 }, '2 e-mails were given up after too many attempts.'],
  ])('tells %j', (items, text) => {
    expect(said(direct, { items })).toMatchObject({ text, tone: 'trouble' });
  });

  it('says that all went well, and who had the most to do while there was work', () => {
    expect(said(queued('*>'), {}, [{ id: 'sender', utilisation: 0.75 }])).toEqual({
      text: 'All 100 e-mails were delivered by 50 s. “Sender” had the most to do, busy 90 % of the time.',
      tone: 'good',
      components: ['sender'],
    });
  });

  it('says that nothing is connected yet, and that no way leads to the target', () => {
    expect(said(buildDiagram(PARTS, [])).text).toBe(
      'Nothing is connected to “Admin” yet, so its requests go nowhere.',
    );
    const dead = { items: { delivered: 0, lost: 100 }, lastDeliveryMs: null };
    expect(said(buildDiagram(PARTS, ['admin -> api']), dead).text).toBe(
      'No path leads from “Admin” to “Provider”.',
    );
  });

  it('blames the component that made the run too long', () => {
    const run = buildRun({ status: 'budget-exceeded', blamed: 'api' });
    expect(runSentence(mission, direct, run).text).toBe(
      'The run was stopped: “Api” makes more work than any run may take.',
    );
  });
});
