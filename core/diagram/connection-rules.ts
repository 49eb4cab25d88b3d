import { COMPONENTS } from '../components/registry';
import { isQueue, isTopic } from '../components/roles';
import { COMPONENT_TYPES, type ComponentTypeId } from '../contracts/component-type';

export type ConnectionKind = 'sync' | 'async';

const NONE: readonly ConnectionKind[] = [];
const SYNC: readonly ConnectionKind[] = ['sync'];
const ASYNC: readonly ConnectionKind[] = ['async'];
const BOTH: readonly ConnectionKind[] = ['sync', 'async'];

/**
 * Kinds of connection that may lead from one type to another; empty when they may not be connected at all. They follow from
 * what the types do: see `Role`.
 */
export function allowedKinds(
  fromType: ComponentTypeId,
  toType: ComponentTypeId,
): readonly ConnectionKind[] {
  const from = COMPONENTS[fromType].role;
  const to = COMPONENTS[toType].role;
  const isBroker = to.messages === 'keeps' || to.messages === 'copies';
  const isService = to.place === 'front' && to.onward === 'steps';
  if (from.place === 'people') return to.place === 'front' ? SYNC : NONE;
  if (from.onward === 'one') return isService ? SYNC : NONE;
  if (from.onward === 'source') {
    return isService ||
      (to.place !== 'people' && to.onward === null && to.slots !== null) ||
      to.place === 'elsewhere'
      ? SYNC
      : NONE;
  }
  if (from.onward === 'told') return isService || to.place === 'people' ? SYNC : NONE;
  if (from.messages === 'copies' || from.messages === 'keeps') {
    return to.messages === 'takes' || to.messages === 'keeps' ? ASYNC : NONE;
  }
  // What has its own data may be copied to its like.
  const keepsData = ({ slots, onward }: typeof to) => slots === 'connections' && onward === null;
  if (keepsData(from)) return keepsData(to) ? ASYNC : NONE;
  if (from.onward !== 'steps') return NONE;
  if (isBroker) return ASYNC;
  if (from.place === 'front') {
    if (to.place === 'people') return NONE;
    return to.messages === 'takes' ? BOTH : SYNC;
  }
  return to.onward === 'one' || (to.onward === 'steps' && !isService) ? NONE : SYNC;
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
  const { name } = COMPONENTS[type];
  const word = name.charAt(0).toLowerCase() + name.slice(1);
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}

function wrongKind(from: ComponentTypeId, to: ComponentTypeId, kind: ConnectionKind): string {
  if (kind === 'sync' && (isQueue({ type: to }) || isTopic({ type: to }))) {
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
  const targets = COMPONENT_TYPES.filter((type) => allowedKinds(from, type).length > 0);
  if (targets.length === 0) {
    return `${aType(from)} only answers; it starts no connection of its own`;
  }
  const names = targets.map(aType);
  const last = names.pop() ?? '';
  const list = names.length === 0 ? last : `${names.join(', ')} or ${last}`;
  return `${aType(from)} cannot connect to ${aType(to)}; it may connect to ${list}`;
}
