import 'server-only';
import { randomUUID } from 'node:crypto';
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import { PEER } from '@/server/auth/peer-address';
import { countRequest } from '@/server/metrics';
import { ownHosts } from '@/server/own-hosts';
import { type RequestContext, requestContext } from '@/server/request-context';
import { scriptHashes } from '@/server/security/content-policy';
import { answerBusy, answerText } from './answers';
import { draining } from './draining';
import { refusalOf } from './refusal';
import { gate } from './shared-gate';

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
  response.once('close', () => countRequest(request, response, performance.now() - began));
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
  const context: RequestContext = { id };
  const enter = () => requestContext().run(context, pass);
  if (isCheap(request)) {
    enter();
    return;
  }
  gate().ask(
    () => {
      whenAnswered(response, (status) => {
        gate().leave();
        return status === 500 && context.isUnreadable ? 400 : status;
      });
      // Whoever went away while standing in line is not worked for.
      if (response.destroyed || request.socket.destroyed) response.emit('close');
      else enter();
    },
    () => answerBusy(request, response),
  );
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
