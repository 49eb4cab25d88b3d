import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { invalid } from './errors';
import { requireSameOrigin } from './http';

beforeEach(() => vi.stubEnv('NEXTAUTH_URL', 'https://learn.example.org'));
afterEach(() => vi.unstubAllEnvs());

const request = (headers: Record<string, string>) => ({ headers: new Headers(headers) });

describe('requireSameOrigin', () => {
  it('takes requests of the site itself, and those of programs that say nothing', () => {
    requireSameOrigin(request({ origin: 'https://learn.example.org' }));
    requireSameOrigin(request({ 'sec-fetch-site': 'same-origin' }));
    requireSameOrigin(request({}));
    vi.stubEnv('NEXTAUTH_URL', 'http://localhost:3000');
    requireSameOrigin(request({ origin: 'http://127.0.0.1:3000' }));
  });

  it.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'https://evil.example', host: 'evil.example' },
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
    { origin: 'https://learn.example.org.evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('refuses %o, whatever the client says of hosts', (headers) => {
    expect(() => requireSameOrigin(request(headers))).toThrow();
  });
});

describe('the problems of an answer', () => {
  it('are fifty at most, with their count, and each of a readable length', () => {
    const many = Array.from({ length: 25_003 }, (_, n) => ({
      path: `a[${n}]`,
      message: 'x'.repeat(9e4),
    }));
    const { problems } = invalid('much', many);
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)?.message).toBe('and 24953 more problems');
    expect(JSON.stringify(problems).length).toBeLessThan(20_000);
  });
});
