import 'server-only';
import { randomUUID } from 'node:crypto';
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import { PEER, peerAddress } from '@/server/auth/peer-address';
import { spend } from '@/server/auth/rate-limits';
import { isSecure } from '@/server/auth/session';
import { trustedProxies } from '@/server/auth/trusted-proxies';
import { log } from '@/server/log';
import { countRequest } from '@/server/metrics';
import { ownHosts } from '@/server/own-hosts';
import { type RequestContext, requestContext } from '@/server/request-context';
import { scriptHashes } from '@/server/security/content-policy';
import { answerBusy, answerText, answerTooMany } from './answers';
import { draining } from './draining';
import type { Gate } from './gate';
import { refusalOf } from './refusal';
import { beginningGate, drawnGate, gate } from './shared-gate';

/** What costs next to nothing is let in whatever happens: files, prerendered pages, and who asks after health. */
function isCheap({ method, url = '' }: IncomingMessage): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const [path = ''] = url.split('?');
  return (
    path.startsWith('/_next/static/') ||
    path.startsWith('/api/health') ||
    path === '/api/metrics' ||
    path.startsWith('/icon') ||
    path === '/favicon.ico' ||
    Object.hasOwn(scriptHashes(), path)
  );
}

/** Pages whose address is the key to them: shared reports, links to a new password, invitations, calendars, seats of interviewers. */
const KEYED = /^(\/(?:shared|reset|invitation|calendar|interview\/join))\/.*$/i;

/** One line for each request but those for files and for health. Where an address is a key, it stays out. */
function logRequest(request: IncomingMessage, response: ServerResponse, tookMs: number): void {
  const [path = ''] = (request.url ?? '').split('?');
  if (path.startsWith('/_next/') || path.startsWith('/api/health')) return;
  log.info(
    {
      method: request.method,
      path: path.replace(KEYED, '$1/-').slice(0, 200),
      status: response.writableFinished ? response.statusCode : null,
      ms: Math.round(tookMs),
    },
    'answered',
  );
}

const DRAWN = /^\/(shared\/|submissions\/(compare|[^/?]+\/(explain|defend))(\?|$))/;

/** A page with whole designs on it: anybody with a link may open some of them. */
const isDrawn = ({ method, url = '' }: IncomingMessage) => method === 'GET' && DRAWN.test(url);

const ROUND = /^\/interview\/[^/?]+(\?|$)/;

/** Whether a round begins with it, or its page is asked for. What is done in a round is far less, and does not wait behind these. */
function isBeginning({ method, url = '' }: IncomingMessage): boolean {
  return method === 'POST' ? /^\/interview(\?|$)/.test(url) : method === 'GET' && ROUND.test(url);
}

/** Calls `then` once, when the answer's head is on its way or the connection is gone; it may still change the status. */
function whenAnswered(response: ServerResponse, then: (status: number) => number): void {
  let done = false;
  const once = (status: number) => {
    if (done) return status;
    done = true;
    return then(status);
  };
  const writeHead = response.writeHead as (...all: unknown[]) => ServerResponse;
  response.writeHead = function head(this: ServerResponse, status: number, ...more: unknown[]) {
    return writeHead.call(this, once(status), ...more);
  } as typeof response.writeHead;
  response.once('close', () => once(0));
}

function receive(request: IncomingMessage, response: ServerResponse, pass: () => void): void {
  const began = performance.now();
  const id = randomUUID();
  request.headers[PEER] = request.socket.remoteAddress ?? 'unknown';
  response.setHeader('x-request-id', id);
  // The address is https by configuration: whoever came once shall never come without it again.
  if (isSecure()) response.setHeader('strict-transport-security', 'max-age=31536000');
  response.once('close', () => {
    const tookMs = performance.now() - began;
    countRequest(request, response, tookMs);
    requestContext().run({ id }, () => logRequest(request, response, tookMs));
  });
  const hosts = process.env.NODE_ENV === 'production' ? ownHosts() : null;
  const arriving = {
    method: request.method ?? '',
    url: request.url ?? '',
    header: (name: string) => [request.headers[name]].flat()[0],
  };
  const refused = refusalOf(arriving, hosts);
  if (refused !== null) {
    answerText(response, refused.status, refused.text);
    return;
  }
  warnOfUntrustedProxy(request);
  const address = peerAddress((name) => [request.headers[name]].flat()[0]);
  const context: RequestContext = { id, address };
  const enter = () => requestContext().run(context, pass);
  if (isCheap(request)) {
    enter();
    return;
  }
  whenAnswered(response, (status) => (status === 500 && context.isUnreadable ? 400 : status));
  const busy = () => answerBusy(request, response);
  const throughMain = () => passing(gate(), response, enter, busy);
  if (isBeginning(request)) passing(beginningGate(), response, throughMain, busy);
  else if (!isDrawn(request)) throughMain();
  else {
    spend('drawnPage', address).then(
      () => passing(drawnGate(), response, throughMain, busy),
      () => answerTooMany(response),
    );
  }
}

let hasWarned = false;

/** Behind a proxy that nobody told us of, all readers share one address, and its limits. */
function warnOfUntrustedProxy({ headers }: IncomingMessage): void {
  if (hasWarned || headers['x-forwarded-for'] === undefined || trustedProxies() !== null) return;
  hasWarned = true;
  log.warn(
    'a request has come through a proxy, or pretends to: if one of yours stands in front, set TRUST_PROXY, or all readers share its limits',
  );
}

/** Lets a request through a gate, when it is its turn. */
function passing(
  through: Gate,
  response: ServerResponse,
  enter: () => void,
  busy: () => void,
): void {
  through.ask(() => {
    whenAnswered(response, (status) => {
      through.leave();
      return status;
    });
    // Whoever went away while standing in line is not worked for.
    if (response.destroyed) response.emit('close');
    else enter();
  }, busy);
}

/**
 * Puts itself before every request of this process's server: notes whose connection it came on and gives it an id, refuses what
 * cannot be read or is not for this site, and holds back what is too much. Next gives no other place before itself.
 */
export function openFrontDoor(): void {
  const prototype = Server.prototype as { emit: (event: string, ...args: unknown[]) => boolean };
  const original = prototype.emit;
  prototype.emit = function emit(this: Server, event, ...args) {
    if (event !== 'request') return original.call(this, event, ...args);
    draining().servers.add(this);
    const [request, response] = args as [IncomingMessage, ServerResponse];
    receive(request, response, () => original.call(this, event, ...args));
    return true;
  };
}
