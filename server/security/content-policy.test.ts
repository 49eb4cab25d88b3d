import { describe, expect, it } from 'vitest';
import { contentPolicy } from './content-policy';

const hashes = { '/lessons/a': ["'sha256-own'"], '/_not-found': ["'sha256-lost'"] };
const at = (pathname: string, more = {}) =>
  contentPolicy({ pathname, hashes, nonce: 'n0nce', dev: false, https: false, ...more });

describe('contentPolicy', () => {
  it('allows a prerendered page exactly its own inline scripts', () => {
    const { policy, usesNonce } = at('/lessons/a/');
    expect(usesNonce).toBe(false);
    expect(policy).toContain("script-src 'self' 'sha256-own';");
  });

  it('allows a page rendered on request its nonce and the scripts of the error page', () => {
    const { policy, usesNonce } = at('/home');
    expect(usesNonce).toBe(true);
    expect(policy).toContain("script-src 'self' 'nonce-n0nce' 'sha256-lost';");
  });

  it('never allows arbitrary inline scripts or framing', () => {
    for (const pathname of ['/', '/lessons/a', '/constructor', '/__proto__']) {
      const { policy } = at(pathname);
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(policy).toContain("frame-ancestors 'none'");
    }
  });

  it('upgrades to https only where the site is served so', () => {
    expect(at('/').policy).not.toContain('upgrade-insecure-requests');
    expect(at('/', { https: true }).policy).toContain('upgrade-insecure-requests');
  });
});
