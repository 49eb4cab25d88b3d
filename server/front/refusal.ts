import 'server-only';

/** What the front door looks at of a request. */
export interface Arriving {
  method: string;
  /** Path and query as they came. */
  url: string;
  header(name: string): string | undefined;
}

/** A refusal, in words for whoever sent the request. */
export interface Refused {
  status: 400 | 405 | 421;
  text: string;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

function isDecodable(text: string): boolean {
  try {
    return !decodeURIComponent(text).includes('\0');
  } catch {
    return false;
  }
}

function isRouterState(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(decodeURIComponent(text)));
  } catch {
    return false;
  }
}

/**
 * Why a request is not even looked at: a host that is not ours (`hosts`; null takes any), a method nobody speaks here, a path or a
 * header that cannot be read; null for all others. What asks after health may come by any name: probes know only addresses.
 */
export function refusalOf(request: Arriving, hosts: ReadonlySet<string> | null): Refused | null {
  if (!METHODS.has(request.method)) return { status: 405, text: 'This method is not known here.' };
  const [path = ''] = request.url.split('?');
  if (!path.startsWith('/') || !isDecodable(path)) {
    return { status: 400, text: 'This address cannot be read.' };
  }
  const state = request.header('next-router-state-tree');
  if (state !== undefined && !isRouterState(state)) {
    return { status: 400, text: 'A header of this request cannot be read.' };
  }
  const host = request.header('host')?.toLowerCase();
  const asked = path === '/api/health' || path.startsWith('/api/health/');
  if (hosts !== null && !asked && (host === undefined || !hosts.has(host))) {
    return { status: 421, text: 'This site is not reached by this name.' };
  }
  return null;
}
