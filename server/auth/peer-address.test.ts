import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { networkOf, peerAddress } from './peer-address';
import { trustedProxies } from './trusted-proxies';

afterEach(() => vi.unstubAllEnvs());

const from = (connection: string, forwarded?: string) =>
  peerAddress((name) => (name === 'x-forwarded-for' ? forwarded : connection));

describe('peerAddress', () => {
  it('is that of the connection, whatever the client writes, unless proxies are trusted', () => {
    expect(from('9.9.9.9', '1.1.1.1')).toBe('9.9.9.9');
    vi.stubEnv('TRUST_PROXY', '0');
    expect(from('9.9.9.9', '1.1.1.1')).toBe('9.9.9.9');
  });

  it('is what the outermost of the trusted proxies wrote, and never what the client wrote before it', () => {
    vi.stubEnv('TRUST_PROXY', '1');
    expect(from('10.0.0.1', '6.6.6.6, 2.2.2.2')).toBe('2.2.2.2');
    expect(from('10.0.0.1')).toBe('10.0.0.1');
    vi.stubEnv('TRUST_PROXY', '2');
    expect(from('10.0.0.1', '6.6.6.6, 2.2.2.2, 10.0.0.2')).toBe('2.2.2.2');
  });
});

describe('peerAddress behind proxies of named networks', () => {
  beforeEach(() => vi.stubEnv('TRUST_PROXY', '10.0.0.0/8, 2001:db8::/32, 127.0.0.1'));

  it('is the last address before them, however many there are', () => {
    expect(from('127.0.0.1', '6.6.6.6, 2.2.2.2')).toBe('2.2.2.2');
    expect(from('::ffff:10.0.0.1', '6.6.6.6, 2.2.2.2, 10.9.9.9')).toBe('2.2.2.2');
    expect(from('2001:db8::7', '2.2.2.2')).toBe('2.2.2.2');
  });

  it('is that of the connection when a stranger made it, whatever the header says', () => {
    expect(from('9.9.9.9', '1.1.1.1')).toBe('9.9.9.9');
    expect(from('9.9.9.9', '1.1.1.1, 10.0.0.1')).toBe('9.9.9.9');
  });

  it('is that of the proxy where it wrote no address', () => {
    expect(from('10.0.0.1')).toBe('10.0.0.1');
    expect(from('10.0.0.1', 'unknown, for=me')).toBe('10.0.0.1');
  });
});

describe('trustedProxies', () => {
  it.each(['yes', '10', '10.0.0.0/33', '10.0.0.0/8/8', '300.1.1.1', '1, 2', '10.0.0.1,', '::/129'])(
    'refuses %s and says what may be written',
    (text) => {
      expect(() => trustedProxies(text)).toThrow(/TRUST_PROXY has ".*": write how many proxies/);
    },
  );
});

describe('networkOf', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('takes %s for %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
