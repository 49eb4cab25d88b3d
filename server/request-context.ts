import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known of the request that is being answered. */
export interface RequestContext {
  /** Names the request in the log and in the answer's `X-Request-Id`. */
  id: string;
  /** Where it came from, as the limits count it: an IPv4 address, or the /64 network of an IPv6 one. */
  address?: string;
  /** Set when what was sent could not be read at all. */
  isUnreadable?: boolean;
}

// One per process, however often the bundler loads this module.
const shared = globalThis as { backpressureRequest?: AsyncLocalStorage<RequestContext> };

/** Carries the request through everything that is done for it. */
export function requestContext(): AsyncLocalStorage<RequestContext> {
  shared.backpressureRequest ??= new AsyncLocalStorage();
  return shared.backpressureRequest;
}
