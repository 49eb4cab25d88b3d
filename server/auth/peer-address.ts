import 'server-only';
import { isIP } from 'node:net';
import { clientOf, trustedProxies } from './trusted-proxies';

/** The header in which the front door notes whose connection a request came on, over whatever the client wrote there. */
export const PEER = 'x-backpressure-peer';

/**
 * The address a request came from: the connection's, or, behind proxies that `TRUST_PROXY` names, the one that the outermost of them wrote
 * into `x-forwarded-for`. An IPv6 address stands for its /64 network, which one household or one machine has to itself.
 */
export function peerAddress(header: (name: string) => string | null | undefined): string {
  const connection = header(PEER) ?? 'unknown';
  const forwarded =
    header('x-forwarded-for')
      ?.split(',')
      .map((part) => part.trim()) ?? [];
  return networkOf(clientOf(connection, forwarded, trustedProxies()));
}

/** An address without its last part, so that it tells the place and not the household; as it is when it is none. */
export function coarseAddress(address: string): string {
  if (isIP(address) === 4) return address.replace(/\d+$/, '*');
  const [a, b, c] = networkOf(address).replace('::/64', '').split(':');
  return c === undefined ? address : `${a}:${b}:${c}:*`;
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
