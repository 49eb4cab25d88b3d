import type { ComponentTypeId } from '../contracts/component-type';
import { COMPONENTS } from './registry';

/** Anything with a type: a component of a diagram, or one made ready for a run. */
interface Typed {
  type: ComponentTypeId;
}

type MaybeTyped = Typed | undefined;

const roleOf = (c: MaybeTyped) => (c === undefined ? undefined : COMPONENTS[c.type].role);

/** Keeps messages until they are dealt with. */
export const isQueue = (c: MaybeTyped): boolean => roleOf(c)?.messages === 'keeps';

/** Copies every message at once to whoever subscribed. */
export const isTopic = (c: MaybeTyped): boolean => roleOf(c)?.messages === 'copies';

/** Works on a unit, then calls and publishes along its connections: a service or a worker. */
export const hasSteps = (c: MaybeTyped): boolean => roleOf(c)?.onward === 'steps';

/** Answers requests after work of its own: a service. */
export const isFront = (c: MaybeTyped): boolean => hasSteps(c) && roleOf(c)?.place === 'front';

/** Works where nobody waits for it: a worker. */
export const isWorker = (c: MaybeTyped): boolean => hasSteps(c) && roleOf(c)?.place === 'back';

/** Hands what comes to one of its connections: a load balancer. */
export const handsOn = (c: MaybeTyped): boolean => roleOf(c)?.onward === 'one';

/** Whether units may wait there, for a slot or in line. */
export const canWait = (c: MaybeTyped): boolean =>
  (roleOf(c)?.slots ?? null) !== null || isQueue(c);

/** Where flows begin and news arrives: a client. */
export const isPeople = (c: MaybeTyped): boolean => roleOf(c)?.place === 'people';

/** Somebody else's: an external API. */
export const isElsewhere = (c: MaybeTyped): boolean => roleOf(c)?.place === 'elsewhere';

/** Holds answers and asks behind it for others: a cache. */
export const isCache = (c: MaybeTyped): boolean => roleOf(c)?.onward === 'source';

/** Keeps data, and may be copied to its like: a database. */
export const isDatabase = (c: MaybeTyped): boolean =>
  roleOf(c)?.slots === 'connections' && roleOf(c)?.onward === null;
