import { describe, expect, it } from 'vitest';
import { providerAddress } from './provider-sign-in';

/** A server that gives its token, then this answer. */
function server(answer: unknown, status = 200): { send: typeof fetch; sent: string[] } {
  const sent: string[] = [];
  const send = (async (_: unknown, init?: RequestInit) => {
    if (init?.method !== 'POST') return Response.json({ csrfToken: 't' });
    sent.push(String(init.body));
    return Response.json(answer, { status });
  }) as typeof fetch;
  return { send, sent };
}

describe('providerAddress', () => {
  it('is where the provider asks who is there', async () => {
    const { send, sent } = server({ url: 'https://login.example.org/authorize?x=1' });
    expect(await providerAddress('/home', send)).toBe('https://login.example.org/authorize?x=1');
    expect(sent).toEqual(['csrfToken=t&callbackUrl=%2Fhome&json=true']);
  });

  it.each([
    { url: 'http://localhost:3000/api/auth/error?error=OAuthSignin' },
    { url: 'http://localhost:3000/api/auth/signin?csrf=true' },
    { code: 'not-found' },
    'nonsense',
  ])('is null for %j', async (answer) => {
    expect(await providerAddress('/home', server(answer).send)).toBeNull();
  });

  it('is null without a server', async () => {
    const send = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await providerAddress('/home', send)).toBeNull();
  });
});
