import type { ComponentTypeId } from '@/core/contracts/component-type';
import type { SettingValue } from '@/core/contracts/diagram-schema';

export interface AdversarialDesign {
  title: string;
  /** Components beyond the usual ones; null takes a usual one away. */
  parts?: Record<string, ComponentTypeId | [ComponentTypeId, Record<string, SettingValue>] | null>;
  connections: string[];
  /** Checks of stages 1 and 2 that it must fail, exactly. */
  fails: string[];
}

export const USUAL = {
  admin: 'client',
  'email-provider': 'external-api',
  api: 'service',
  jobs: 'queue',
  dispatcher: 'worker',
  mails: ['queue', { maxReceives: 12 }],
  senders: ['worker', { replicas: 19, concurrency: 5, idempotent: true, rateLimitPerSecond: 1900 }],
} as const;

const ENTRY = ['admin -> api', 'api ~> jobs'];
const LINE = [
  ...ENTRY,
  'jobs ~> dispatcher',
  'dispatcher *> mails',
  'mails ~> senders',
  'senders -> email-provider',
];
/** A decoy: a sound line of queues whose last worker calls nobody. */
const DECOY = LINE.slice(0, -1);

/** Designs made to get points that they have not earned, and honest ones that only look odd. */
export const DESIGNS: AdversarialDesign[] = [
  { title: 'the sound line itself', connections: LINE, fails: [] },
  {
    title: 'a direct call beside the line',
    connections: [...LINE, 'api -> email-provider'],
    fails: ['api-fast', 'queue-present', 'workers-decoupled'],
  },
  {
    title: 'a decoy of queues beside a direct call',
    connections: [...DECOY, 'api -> email-provider'],
    fails: ['api-fast', 'queue-present', 'workers-decoupled'],
  },
  {
    title: 'a decoy of queues beside a message without a broker',
    parts: { helper: 'service' },
    connections: [...DECOY, 'api ~> helper', 'helper -> email-provider'],
    fails: ['queue-present'],
  },
  {
    title: 'a helper service that is called while the queues are for show',
    parts: { helper: 'service' },
    connections: [...DECOY, 'api -> helper', 'helper -> email-provider'],
    fails: ['api-fast', 'queue-present', 'workers-decoupled'],
  },
  {
    title: 'two services at the entry, one of which sends by itself',
    parts: { legacy: 'service' },
    connections: [...LINE, 'admin -> legacy', 'legacy -> email-provider'],
    fails: ['api-fast', 'queue-present', 'workers-decoupled'],
  },
  {
    title: 'a load balancer over an honest and a cheating service',
    parts: { lb: 'load-balancer', cheat: 'service' },
    connections: [
      'admin -> lb',
      'lb -> api',
      'lb -> cheat',
      'cheat -> email-provider',
      ...LINE.slice(1),
    ],
    fails: ['queue-present', 'workers-decoupled'],
  },
  {
    title: 'a sender that is also called directly',
    connections: [...LINE, 'api -> senders'],
    fails: ['api-fast', 'queue-present', 'workers-decoupled'],
  },
  {
    title: 'a dispatcher that is also called directly',
    connections: [...LINE, 'api -> dispatcher'],
    fails: ['api-fast', 'workers-decoupled'],
  },
  {
    title: 'a service that consumes the queue and is called by the API too',
    parts: { pump: 'service', dispatcher: null, mails: null, senders: null },
    connections: [...ENTRY, 'jobs ~> pump', 'pump -> email-provider', 'api -> pump'],
    fails: ['api-fast', 'queue-present', 'workers-decoupled'],
  },
  {
    title: 'an API that drains its own queue',
    parts: { dispatcher: null, mails: null, senders: null },
    connections: [...ENTRY, 'jobs ~> api', 'api -> email-provider'],
    fails: ['api-fast', 'queue-present', 'workers-decoupled'],
  },
  {
    title: 'a queue limited to no flow at all',
    parts: { dispatcher: null, mails: null },
    connections: ['admin -> api', 'api ~> jobs @', 'jobs ~> senders', 'senders -> email-provider'],
    fails: [
      'queue-present',
      'workers-decoupled',
      'connected',
      'all-delivered',
      'drained-in-time',
      'rate-respected',
      'affordable',
    ],
  },
  {
    title: 'a direct call limited to no flow, which is no call',
    connections: [...LINE, 'api -> email-provider @'],
    fails: [],
  },
  {
    title: 'an entry limited to no flow',
    connections: ['admin -> api @', ...LINE.slice(1)],
    fails: [
      'api-fast',
      'queue-present',
      'workers-decoupled',
      'connected',
      'all-delivered',
      'drained-in-time',
      'rate-respected',
      'affordable',
    ],
  },
  {
    title: 'workers that are labelled as queues',
    parts: { jobs: 'service', mails: null, dispatcher: null },
    connections: ['admin -> api', 'api -> jobs', 'jobs -> senders', 'senders -> email-provider'],
    fails: ['api-fast', 'queue-present', 'workers-decoupled'],
  },
  {
    title: 'work that flows only through the dead-letter route of an undrained queue',
    parts: { dead: 'queue', dispatcher: null, mails: null },
    connections: [...ENTRY, 'jobs ~> dead', 'dead ~> senders', 'senders -> email-provider'],
    fails: [
      'queue-present',
      'connected',
      'all-delivered',
      'drained-in-time',
      'rate-respected',
      'affordable',
    ],
  },
  {
    title: 'a topic that feeds the senders around the queue',
    parts: { fan: 'topic' },
    connections: [
      'admin -> api',
      'api ~> jobs',
      'jobs ~> dispatcher',
      'dispatcher *> fan',
      'fan ~> mails',
      'fan ~> senders',
      'mails ~> senders',
      'senders -> email-provider',
    ],
    fails: [],
  },
  {
    title: 'a topic in place of the first queue',
    parts: { fan: 'topic', jobs: null },
    connections: ['admin -> api', 'api ~> fan', 'fan ~> dispatcher', ...LINE.slice(3)],
    fails: [],
  },
  {
    title: 'a callback to the admin on top of a sound line',
    connections: [...LINE, 'dispatcher -> admin'],
    fails: [],
  },
  {
    title: 'a callback that is to answer for an API which waits for the worker',
    parts: { mails: null, senders: null },
    connections: [
      'admin -> api',
      'api -> dispatcher',
      'dispatcher -> admin',
      'dispatcher -> email-provider',
    ],
    fails: ['api-fast', 'queue-present', 'workers-decoupled', 'connected'],
  },
  {
    title: 'two services that call each other',
    parts: { echo: 'service' },
    connections: [...LINE, 'api -> echo', 'echo -> api'],
    fails: ['api-fast'],
  },
  {
    title: 'a worker that feeds its own queue',
    connections: [...LINE, 'dispatcher ~> jobs'],
    fails: [],
  },
  {
    title: 'a webhook of the provider that starts the campaign again',
    connections: [...LINE, 'email-provider -> api'],
    fails: [],
  },
  {
    title: 'senders that call the API when they are done',
    connections: [...LINE, 'senders -> api'],
    fails: [],
  },
  {
    title: 'two queues that are the dead-letter routes of each other',
    parts: { dead: 'queue' },
    connections: [...LINE, 'mails ~> dead', 'dead ~> mails'],
    fails: [],
  },
  {
    title: 'a split on both ways into the second queue',
    connections: [...LINE, 'api *> mails'],
    fails: ['api-fast'],
  },
  {
    title: 'a queue that holds one message',
    parts: { mails: ['queue', { capacity: 1 }] },
    connections: LINE,
    fails: ['all-delivered', 'drained-in-time'],
  },
  {
    title: 'an API that has no room for a waiting request',
    parts: { api: ['service', { replicas: 1, concurrency: 1, backlog: 0 }] },
    connections: LINE,
    fails: [],
  },
  {
    title: 'a proxy between the senders and the provider',
    parts: { proxy: ['service', { io: 'non-blocking', concurrency: 200 }] },
    connections: [...LINE.slice(0, -1), 'senders -> proxy', 'proxy -> email-provider'],
    fails: [],
  },
  {
    title: 'a proxy that sends by message instead of calling',
    parts: { proxy: ['service', { concurrency: 200 }] },
    connections: [...LINE.slice(0, -1), 'mails ~> proxy', 'proxy -> email-provider'],
    fails: ['all-delivered', 'drained-in-time'],
  },
  {
    title: 'a database that the API asks first',
    parts: { store: 'database' },
    connections: ['admin -> api', 'api -> store', ...LINE.slice(1)],
    fails: [],
  },
  {
    title: 'the same line twice, side by side',
    parts: { jobs2: 'queue', d2: 'worker', mails2: 'queue', s2: ['worker', { idempotent: true }] },
    connections: [
      ...LINE,
      'api ~> jobs2',
      'jobs2 ~> d2',
      'd2 *> mails2',
      'mails2 ~> s2',
      's2 -> email-provider',
    ],
    fails: [],
  },
];
