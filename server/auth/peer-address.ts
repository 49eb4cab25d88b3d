import 'server-only';
import { type IncomingMessage, Server } from 'node:http';
import { isIP } from 'node:net';

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
 * The address a request came from: the connection's, or, with `TRUST_PROXY=n`, the one that the outermost of n proxies
 * wrote into `x-forwarded-for`: the n-th from the end. An IPv6 address stands for its /64 network, which one household or
 * one machine has to itself.
 */
export function peerAddress(header: (name: string) => string | null | undefined): string {
  const connection = header(PEER) ?? 'unknown';
  const hops = trustedHops();
  if (hops === 0) return networkOf(connection);
  const written = header('x-forwarded-for')?.split(',') ?? [];
  return networkOf(written.at(-hops)?.trim() || connection);
}

/** How many proxies of ours stand in front: `TRUST_PROXY`, 0 unless it is a whole number. */
function trustedHops(): number {
  const text = process.env.TRUST_PROXY ?? '';
  return /^\d$/.test(text) ? Number(text) : 0;
}

/** An IPv4 address as it is, also one written as IPv6; of an IPv6 address the first four groups. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  const first = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(':')}::/64`;
}
