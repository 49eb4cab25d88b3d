import { afterEach, describe, expect, it, vi } from 'vitest';
import { networkOf, peerAddress } from './peer-address';

afterEach(() => vi.unstubAllEnvs());

const from = (connection: string, forwarded?: string) =>
  peerAddress((name) => (name === 'x-forwarded-for' ? forwarded : connection));

describe('peerAddress', () => {
  it('is that of the connection, whatever the client writes, unless proxies are trusted', () => {
    expect(from('9.9.9.9', '1.1.1.1')).toBe('9.9.9.9');
    vi.stubEnv('TRUST_PROXY', 'yes');
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
