import type { Diagram, SettingValue } from '@/core/contracts/diagram-schema';
import { DiagramSchema } from '@/core/contracts/diagram-schema';
import { type Mission, MissionSchema } from '@/core/contracts/mission-schema';

type Settings = Record<string, SettingValue>;

/** The newsletter as the design document numbers it: one campaign, a provider of 2,000 calls a second, four scenarios. */
export function newsletterMission(items = 1_000_000): Mission {
  return MissionSchema.parse({
    title: 'A newsletter for a million readers',
    orderIndex: 1,
    minutes: 25,
    given: [
      { id: 'admin', type: 'client', label: 'Admin', position: { x: 0, y: 0 } },
      {
        id: 'email-provider',
        type: 'external-api',
        label: 'E-mail provider',
        position: { x: 900, y: 0 },
      },
    ],
    palette: ['load-balancer', 'service', 'queue', 'topic', 'worker', 'database', 'cache'],
    physics: {
      service: { workMs: 2, publishMs: 1, maxPublishBatch: 10 },
      worker: { workMs: 10, publishMs: 1, maxPublishBatch: 10, dedupeMs: 1 },
      'email-provider': {
        latencyMs: { exponential: 50 },
        rateLimitPerSecond: 2000,
        failureRate: 0,
        errorMs: 5,
      },
    },
    limits: { worker: { replicas: [1, 200], concurrency: [1, 10] } },
    flows: [
      {
        id: 'campaign',
        from: 'admin',
        to: 'email-provider',
        items,
        arrivals: { at: [0] },
        timeoutMs: 30_000,
      },
    ],
    scenarios: [
      { id: 'send-one', title: 'One campaign', horizonMs: 7_200_000 },
      {
        id: 'provider-down',
        title: 'The provider is down for half an hour',
        horizonMs: 7_200_000,
        faults: [
          { at: 300_000, forMs: 1_800_000, target: { id: 'email-provider' }, effect: 'outage' },
        ],
      },
      {
        id: 'worker-crash',
        title: 'Ten senders die',
        horizonMs: 7_200_000,
        faults: [
          {
            at: 60_000,
            forMs: 30_000,
            target: { workersFor: 'email-provider' },
            effect: 'crash',
            replicas: 10,
          },
        ],
      },
      {
        id: 'poison',
        title: 'One address is poison',
        horizonMs: 7_200_000,
        poison: { flow: 'campaign', item: 417 },
      },
    ],
    stages: [
      {
        title: 'Answer first, send later',
        checks: [{ id: 'api-fast', check: 'responds-within', points: 1, because: 'speed' }],
      },
    ],
  });
}

/** API → jobs → dispatcher → mails → senders → provider, with a dead-letter queue behind mails. */
export function newsletterDiagram(senders: Settings = {}, mails: Settings = {}): Diagram {
  const position = { x: 0, y: 0 };
  const box = (id: string, type: string, settings?: Settings) => ({
    id,
    type,
    label: id,
    position,
    ...(settings === undefined ? {} : { settings }),
  });
  return DiagramSchema.parse({
    format: 1,
    components: [
      box('admin', 'client'),
      box('email-provider', 'external-api'),
      box('api', 'service'),
      box('jobs', 'queue'),
      box('dispatcher', 'worker'),
      box('mails', 'queue', { maxReceives: 12, ...mails }),
      box('senders', 'worker', {
        replicas: 19,
        concurrency: 5,
        idempotent: true,
        rateLimitPerSecond: 1900,
        ...senders,
      }),
      box('dead', 'queue'),
    ],
    connections: [
      { id: 'c1', from: 'admin', to: 'api', kind: 'sync' },
      { id: 'c2', from: 'api', to: 'jobs', kind: 'async' },
      { id: 'c3', from: 'jobs', to: 'dispatcher', kind: 'async' },
      { id: 'c4', from: 'dispatcher', to: 'mails', kind: 'async', unit: 'item' },
      { id: 'c5', from: 'mails', to: 'senders', kind: 'async' },
      { id: 'c6', from: 'senders', to: 'email-provider', kind: 'sync' },
      { id: 'c7', from: 'mails', to: 'dead', kind: 'async' },
    ],
  });
}
