import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from '../../support/browser';
import { type OidcProvider, startOidcProvider } from '../../support/oidc-provider';
import { serveSeeded } from '../../support/serve-seeded';
import { actionId, callAction } from '../../support/server-actions';
import type { ServerProcess } from '../../support/server-process';

let provider: OidcProvider;
let server: ServerProcess;
let end: () => Promise<void>;
beforeAll(async () => {
  provider = await startOidcProvider();
  ({ server, end } = await serveSeeded({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: 'Example School',
  }));
}, 600_000);
afterAll(async () => {
  await end();
  await provider.close();
});
beforeEach(() => provider.forge(null));

/** Where the site sends a browser that wants to sign in through the provider. */
async function begin(browser: Browser): Promise<string> {
  const { csrfToken } = (await (await browser.get('/api/auth/csrf')).json()) as {
    csrfToken: string;
  };
  const answer = await browser.request('/api/auth/signin/oidc', {
    method: 'POST',
    body: new URLSearchParams({ csrfToken, callbackUrl: '/home', json: 'true' }),
  });
  return ((await answer.json()) as { url: string }).url;
}

/** Goes to the provider and comes back; gives where the site sends the browser then. */
async function through(browser: Browser): Promise<string> {
  const back = (await fetch(await begin(browser), { redirect: 'manual' })).headers.get('location');
  const answer = await browser.get((back ?? '').replace(server.url, ''));
  return (answer.headers.get('location') ?? '').replace(server.url, '');
}

async function whoIs(browser: Browser) {
  const { viewer } = (await (await browser.get('/api/me')).json()) as {
    viewer: { id: string; email: string; name: string; role: string } | null;
  };
  return viewer;
}

const NEW = { sub: 'person-1', name: 'Pat Provider', email: 'Pat@Example.org' };

describe('signing in through a provider', () => {
  it('makes an account for whoever is new, and finds it again by the subject alone', async () => {
    provider.become(NEW);
    const first = new Browser(server.url);
    expect(await through(first)).toBe('/home');
    const viewer = await whoIs(first);
    expect(viewer).toMatchObject({
      name: 'Pat Provider',
      email: 'pat@example.org',
      role: 'learner',
    });
    expect((await first.get('/home')).status).toBe(200);
    provider.become({ ...NEW, email: 'moved@example.org', name: 'Another Name' });
    const again = new Browser(server.url);
    expect(await through(again)).toBe('/home');
    expect((await whoIs(again))?.id).toBe(viewer?.id);
    expect(await (await again.get('/account')).text()).toContain('This account has none.');
  });

  it('never joins an account by its e-mail', async () => {
    provider.become({
      sub: 'thief',
      name: 'Thief',
      email: 'admin@example.com',
      email_verified: true,
    });
    const browser = new Browser(server.url);
    expect(await through(browser)).toBe('/sign-in?error=email-taken');
    expect(await whoIs(browser)).toBeNull();
    expect(await (await browser.get('/sign-in?error=email-taken')).text()).toContain(
      'There is an account with your e-mail already.',
    );
  });

  it('lets in nobody without an e-mail, or with one that is not confirmed', async () => {
    for (const claims of [
      { sub: 'a' },
      { sub: 'b', email: 'not an address' },
      { sub: 'c', email: 'c@example.org', email_verified: false },
    ]) {
      provider.become(claims);
      const browser = new Browser(server.url);
      expect(await through(browser)).toBe('/sign-in?error=no-email');
      expect(await whoIs(browser)).toBeNull();
    }
  });

  it.each(['signature', 'nonce', 'audience'] as const)(
    'believes no token with a wrong %s',
    async (what) => {
      provider.become({ ...NEW, sub: `forged-${what}`, email: `${what}@example.org` });
      provider.forge(what);
      const browser = new Browser(server.url);
      expect(await through(browser)).toBe('/sign-in?error=provider');
      expect(await whoIs(browser)).toBeNull();
    },
  );

  it('takes an answer only in the browser that asked', async () => {
    provider.become(NEW);
    const asked = new Browser(server.url);
    const back = (await fetch(await begin(asked), { redirect: 'manual' })).headers.get('location');
    const path = (back ?? '').replace(server.url, '');
    const other = new Browser(server.url);
    const stolen = await other.get(path);
    expect(stolen.headers.get('location')).toBe('/sign-in?error=provider');
    expect(await whoIs(other)).toBeNull();
  });

  it('connects with an account that is signed in, which then has two ways in', async () => {
    provider.become({ sub: 'lea-elsewhere', name: 'Lea', email: 'learner@example.com' });
    const browser = new Browser(server.url);
    await browser.signIn('learner@example.com', 'practise-learner');
    const lea = await whoIs(browser);
    expect(await through(browser)).toBe('/home');
    expect((await whoIs(browser))?.id).toBe(lea?.id);
    const elsewhere = new Browser(server.url);
    expect(await through(elsewhere)).toBe('/home');
    expect((await whoIs(elsewhere))?.id).toBe(lea?.id);
    const other = new Browser(server.url);
    await other.signIn('instructor@example.com', 'practise-instructor');
    expect(await through(other)).toBe('/account?error=connected-elsewhere');
    expect((await whoIs(other))?.email).toBe('instructor@example.com');
    const apart = actionId('app/account/actions.ts', 'disconnectAction');
    expect(await callAction(browser, '/account', apart, {})).toContain('"ok":true');
    const gone = new Browser(server.url);
    expect(await through(gone)).toBe('/sign-in?error=email-taken');
  });

  it('leaves who has no password the only way in', async () => {
    provider.become(NEW);
    const browser = new Browser(server.url);
    await through(browser);
    const apart = actionId('app/account/actions.ts', 'disconnectAction');
    expect(await callAction(browser, '/account', apart, {})).toContain('"code":"conflict"');
  });
});
