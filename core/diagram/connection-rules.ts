import type { ComponentTypeId } from '../contracts/component-type';

export type ConnectionKind = 'sync' | 'async';

type Rules = Partial<Record<ComponentTypeId, Partial<Record<ComponentTypeId, ConnectionKind[]>>>>;

const SYNC: ConnectionKind[] = ['sync'];
const ASYNC: ConnectionKind[] = ['async'];
const BOTH: ConnectionKind[] = ['sync', 'async'];

/** What may connect to what, and how. A pair that is not listed is refused. */
const RULES: Rules = {
  client: { 'load-balancer': SYNC, service: SYNC },
  'load-balancer': { service: SYNC },
  service: {
    service: BOTH,
    'load-balancer': SYNC,
    database: SYNC,
    cache: SYNC,
    'external-api': SYNC,
    worker: BOTH,
    queue: ASYNC,
    topic: ASYNC,
  },
  worker: {
    service: SYNC,
    database: SYNC,
    cache: SYNC,
    'external-api': SYNC,
    client: SYNC,
    queue: ASYNC,
    topic: ASYNC,
  },
  queue: { worker: ASYNC, service: ASYNC, queue: ASYNC },
  topic: { queue: ASYNC, worker: ASYNC, service: ASYNC },
  'external-api': { service: SYNC, client: SYNC },
};

/** Kinds of connection that may lead from one type to another; empty when they may not be connected at all. */
export function allowedKinds(
  from: ComponentTypeId,
  to: ComponentTypeId,
): readonly ConnectionKind[] {
  return RULES[from]?.[to] ?? [];
}

/** Why this connection may not exist, in words for the learner; null when it may. */
export function connectionProblem(
  from: ComponentTypeId,
  to: ComponentTypeId,
  kind: ConnectionKind,
): string | null {
  const kinds = allowedKinds(from, to);
  if (kinds.includes(kind)) return null;
  if (kinds.length > 0) return wrongKind(from, to, kind);
  return SPECIAL[`${from} ${to}`] ?? wrongPair(from, to);
}

/** Name of a type as it reads in the middle of a sentence, with its article. */
function aType(type: ComponentTypeId): string {
  if (type === 'external-api') return 'an external API';
  return `a ${type.replace('-', ' ')}`;
}

function wrongKind(from: ComponentTypeId, to: ComponentTypeId, kind: ConnectionKind): string {
  if (kind === 'sync' && (to === 'queue' || to === 'topic')) {
    return `${aType(from)} hands ${aType(to)} a message and goes on: use an asynchronous connection`;
  }
  if (kind === 'sync') {
    return `${aType(from)} delivers messages and waits for no answer: use an asynchronous connection`;
  }
  return `${aType(from)} calls ${aType(to)} and waits for its answer: use a synchronous connection, or put a queue between them`;
}

/** Pairs that a learner is likely to try, each with the reason that fits it. */
const SPECIAL: Record<string, string> = {
  'client queue':
    'a client has no access to your queue: let a service take the request and publish',
  'client topic':
    'a client has no access to your topic: let a service take the request and publish',
  'client worker': 'a client cannot call a worker: let a service take the request',
  'client database': 'a client never talks to a database: put a service in front of it',
  'client cache': 'a client never talks to a cache: put a service in front of it',
  'client external-api':
    'the request must reach a service of yours first: connect the client to it',
  'client client': 'a client only calls load balancers and services',
  'worker worker': 'a worker does not call another worker: put a queue between them',
  'load-balancer worker':
    'a load balancer spreads requests over services; workers take their work from a queue',
  'load-balancer queue':
    'a load balancer spreads requests over services; a service publishes to a queue',
  'queue database': 'a queue cannot write: put a worker between the queue and the database',
  'queue cache': 'a queue cannot write: put a worker between the queue and the cache',
  'queue external-api': 'a queue cannot call anything: put a worker between the queue and the API',
  'queue topic': 'a queue only holds messages: let a worker take them and publish to the topic',
  'topic topic': 'a topic copies to queues, workers and services, not to another topic',
  'worker load-balancer': 'a worker calls the service itself, not the load balancer',
};

function wrongPair(from: ComponentTypeId, to: ComponentTypeId): string {
  const targets = Object.keys(RULES[from] ?? {}) as ComponentTypeId[];
  if (targets.length === 0) {
    return `${aType(from)} only answers; it starts no connection of its own`;
  }
  const names = targets.map(aType);
  const last = names.pop() ?? '';
  const list = names.length === 0 ? last : `${names.join(', ')} or ${last}`;
  return `${aType(from)} cannot connect to ${aType(to)}; it may connect to ${list}`;
}
