import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { formatMs } from '../shared/format-number';
import { decisionsOf, MOST_DECISIONS } from './decisions';
import { designOf } from './design';

const mission = buildMission({
  physics: { provider: { latencyMs: { exponential: 50 } }, database: { latencyMs: 5 } },
});

function decisions(parts: Parameters<typeof buildDiagram>[0], connections: string[]) {
  const diagram = buildDiagram(
    { admin: 'client', provider: 'external-api', ...parts },
    connections,
  );
  return decisionsOf(designOf(mission, diagram));
}
const ids = (...args: Parameters<typeof decisions>) => decisions(...args).map(({ id }) => id);

describe('decisionsOf', () => {
  it('finds none in an empty design', () => {
    expect(ids({}, [])).toEqual([]);
  });

  it('finds queues, calls, keys, limits, pools and dead-letter routes', () => {
    const found = decisions(
      {
        api: 'service',
        jobs: 'queue',
        dead: 'queue',
        send: [
          'worker',
          { idempotent: true, rateLimitPerSecond: 1900, replicas: 19, concurrency: 5 },
        ],
      },
      ['admin -> api', 'api ~> jobs', 'jobs ~> send', 'send -> provider', 'jobs ~> dead'],
    );
    expect(found.map(({ id }) => id)).toEqual([
      'queue.jobs',
      'call.c4',
      'keys.send',
      'dead-letters.c5',
      'rate-limit.send',
      'pool.send',
    ]);
    expect(found.map(({ text }) => text)).toContain('“Send” has 19 × 5 slots.');
    expect(found[1]).toMatchObject({ component: 'send', other: 'provider', connection: 'c4' });
  });

  it('asks why a cache stands before others, and why it asks once', () => {
    const found = decisions(
      { api: 'service', memory: ['cache', { singleFlight: true }], db: 'database' },
      ['admin -> api', 'api -> memory', 'memory -> db'],
    );
    expect(found.map(({ text }) => text)).toEqual([
      'The cache “Memory” in front of “Db”.',
      '“Memory” asks once for what many want at the same time.',
    ]);
    expect(ids({ api: 'service', memory: 'cache' }, ['admin -> api', 'api -> memory'])).toEqual([]);
  });

  it('asks for nothing that is quick, unused or given', () => {
    expect(
      ids({ api: 'service', db: 'database', spare: 'queue', news: 'topic' }, [
        'admin -> api',
        'api -> db',
        'api ~> spare',
      ]),
    ).toEqual([]);
  });

  it('puts the call that a client waits for before the one that a worker makes', () => {
    expect(
      ids({ api: 'service', jobs: 'queue', send: 'worker' }, [
        'admin -> api',
        'api ~> jobs',
        'jobs ~> send',
        'send -> provider',
        'api -> provider',
      ]).filter((id) => id.startsWith('call')),
    ).toEqual(['call.c5', 'call.c4']);
  });

  it('takes one of each kind before the second of any, and never more than six', () => {
    const parts = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [
        [`q${i}`, 'queue'] as const,
        [`w${i}`, 'worker'] as const,
      ]).flat(),
    );
    const links = Array.from({ length: 9 }, (_, i) => [
      `api ~> q${i}`,
      `q${i} ~> w${i}`,
      `w${i} -> provider`,
    ]).flat();
    const found = ids({ api: 'service', ...parts }, ['admin -> api', ...links]);
    expect(found).toHaveLength(MOST_DECISIONS);
    expect(found.slice(0, 4)).toEqual(['queue.q0', 'call.c4', 'queue.q1', 'call.c7']);
  });

  it('names the keys that a service gives its calls', () => {
    const texts = (keys: string) =>
      decisions({ api: ['service', { keys }] }, ['admin -> api', 'api -> provider'])
        .filter(({ kind }) => kind === 'keys')
        .map(({ text }) => text);
    expect(texts('none')).toEqual([]);
    expect(texts('per-operation')).toEqual(['“Api” gives its calls one key per operation.']);
    expect(texts('per-attempt')).toEqual(['“Api” gives each attempt of a call a key of its own.']);
  });

  it('names what a queue does with messages of the same key, and with old ones', () => {
    const [flow] = mission.flows;
    if (!flow) throw new Error('the mission has no flow');
    const found = (keys: typeof flow.keys) => {
      const diagram = buildDiagram(
        {
          admin: 'client',
          provider: 'external-api',
          api: 'service',
          jobs: ['queue', { order: 'per-key', keep: 'latest-per-key', ttlMs: 5000 }],
          spare: ['queue', { order: 'per-key', ttlMs: 5000 }],
          send: 'worker',
        },
        ['admin -> api', 'api ~> jobs', 'api ~> spare', 'jobs ~> send', 'send -> provider'],
      );
      const keyed = { ...mission, flows: [{ ...flow, keys }] };
      return decisionsOf(designOf(keyed, diagram))
        .filter(({ component }) => component === 'jobs')
        .map(({ text }) => text);
    };
    expect(found({ count: 10, popularity: 'uniform' })).toEqual([
      'The queue “Jobs” between “Api” and “Send”.',
      '“Jobs” keeps messages of the same key in order.',
      '“Jobs” keeps the latest message per key only.',
      `“Jobs” drops messages that have waited longer than ${formatMs(5000)}.`,
    ]);
    expect(found(undefined)).toEqual([
      'The queue “Jobs” between “Api” and “Send”.',
      `“Jobs” drops messages that have waited longer than ${formatMs(5000)}.`,
    ]);
  });

  it('names early acknowledgement, retries, receives and topics', () => {
    expect(
      ids(
        {
          api: ['service', { retries: 2 }],
          news: 'topic',
          jobs: ['queue', { maxReceives: 12 }],
          send: ['worker', { ack: 'before' }],
        },
        ['admin -> api', 'api ~> news', 'news ~> jobs', 'jobs ~> send', 'send -> provider'],
      ),
    ).toEqual([
      'queue.jobs',
      'call.c5',
      'early-ack.send',
      'topic.news',
      'patience.api',
      'patience.jobs',
    ]);
  });
});
