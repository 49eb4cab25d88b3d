import 'server-only';
import { BlockList, isIP } from 'node:net';

/** The proxies of ours whose word on addresses counts: this many in front, or those of these networks; null for none. */
export type TrustedProxies = { hops: number } | { networks: BlockList } | null;

const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

function addNetwork(list: BlockList, text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  const most = version === 6 ? 128 : 32;
  if (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most)) return false;
  list.addSubnet(address, bits === undefined ? most : Number(bits), family(address));
  return true;
}

/**
 * Reads `TRUST_PROXY`: a number of hops from 0 to 9, or addresses and networks separated by commas (`10.0.0.0/8, ::1`). Throws with what is
 * malformed: guessing would let clients choose their own address, or give all of them one.
 */
export function trustedProxies(text = process.env.TRUST_PROXY ?? ''): TrustedProxies {
  if (known?.text !== text) known = { text, proxies: parse(text) };
  return known.proxies;
}

// Asked on every request.
let known: { text: string; proxies: TrustedProxies } | null = null;

function parse(text: string): TrustedProxies {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === '0') return null;
  if (/^\d$/.test(trimmed)) return { hops: Number(trimmed) };
  const networks = new BlockList();
  for (const part of trimmed.split(',')) {
    if (addNetwork(networks, part.trim())) continue;
    throw new Error(
      `TRUST_PROXY has "${part.trim()}": write how many proxies stand in front (1), or their addresses and networks (10.0.0.0/8, ::1)`,
    );
  }
  return { networks };
}

/** An IPv4 address that came in the form of IPv6, as IPv4. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');

/**
 * Whose request it is, of the addresses from the outermost to the connection itself: the first one, from the connection outwards, that is not
 * a proxy of ours.
 */
export function clientOf(
  connection: string,
  forwarded: readonly string[],
  proxies: TrustedProxies,
) {
  if (proxies === null) return connection;
  if ('hops' in proxies) return forwarded.at(-proxies.hops) || connection;
  const isOurs = (address: string) =>
    isIP(plain(address)) !== 0 && proxies.networks.check(plain(address), family(plain(address)));
  let client = connection;
  for (const next of forwarded.toReversed()) {
    if (!isOurs(client) || isIP(plain(next)) === 0) return client;
    client = next;
  }
  return client;
}
