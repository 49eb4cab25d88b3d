import 'server-only';
import { type IncomingMessage, Server } from 'node:http';

const PEER = 'x-backpressure-peer';

/**
 * Notes on every request, over whatever the client wrote there, the address of the connection it came on. Route
 * handlers see headers only, and `x-forwarded-for` is the client's own word unless a proxy of ours wrote it.
 */
export function notePeerAddresses(): void {
  const prototype = Server.prototype as { emit: (event: string, ...args: unknown[]) => boolean };
  const original = prototype.emit;
  prototype.emit = function emit(this: Server, event, ...args) {
    if (event === 'request') {
      const request = args[0] as IncomingMessage;
      request.headers[PEER] = request.socket.remoteAddress ?? 'unknown';
    }
    return original.call(this, event, ...args);
  };
}

/**
 * The address a request came from: the connection's, or, with `TRUST_PROXY=1`, the last one that the proxy in front
 * wrote into `x-forwarded-for`.
 */
export function peerAddress(header: (name: string) => string | null | undefined): string {
  const connection = header(PEER) ?? 'unknown';
  if (process.env.TRUST_PROXY !== '1') return connection;
  return header('x-forwarded-for')?.split(',').at(-1)?.trim() || connection;
}
