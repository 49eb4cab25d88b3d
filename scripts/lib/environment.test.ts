import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trustedProxies } from '@/server/auth/trusted-proxies';
import {
  embeddedGradingSecret,
  embeddedSecret,
  readSettings,
  requireFreePort,
} from './environment.mjs';

describe('readSettings', () => {
  it('keeps to this machine and derives the address from the port', () => {
    const settings = readSettings('/srv/app', { PORT: '4000', NEXTAUTH_URL: 'https://x.org' });
    expect(settings).toMatchObject({
      embedded: true,
      host: '127.0.0.1',
      url: 'http://localhost:4000',
      dataDir: '/srv/app/.data',
      ownsCheckout: true,
    });
  });

  it('takes a provider whole or not at all, and over https', () => {
    const whole = {
      OIDC_ISSUER: 'https://login.example.org',
      OIDC_CLIENT_ID: 'a',
      OIDC_CLIENT_SECRET: 'b',
    };
    expect(() => readSettings('/srv/app', whole)).not.toThrow();
    const local = { ...whole, OIDC_ISSUER: 'http://localhost:4000/realm' };
    expect(() => readSettings('/srv/app', local)).not.toThrow();
    expect(() => readSettings('/srv/app', { ...whole, OIDC_CLIENT_SECRET: '' })).toThrow(
      'needs OIDC_CLIENT_SECRET too',
    );
    for (const OIDC_ISSUER of ['http://login.example.org', 'http://localhost.evil.example'])
      expect(() => readSettings('/srv/app', { ...whole, OIDC_ISSUER })).toThrow('https');
  });

  it('names everything that a real installation lacks', () => {
    const missing = () => readSettings('/srv/app', { DATABASE_URL: 'postgresql://db/x' });
    expect(missing).toThrow(/NEXTAUTH_SECRET is missing[\s\S]*NEXTAUTH_URL is missing/);
  });

  it.each([
    [{ NEXTAUTH_SECRET: 'short', NEXTAUTH_URL: 'https://x.org' }, /NEXTAUTH_SECRET is too short/],
    [{ NEXTAUTH_SECRET: 's'.repeat(40), NEXTAUTH_URL: 'x.org/app' }, /NEXTAUTH_URL must be/],
  ])('refuses %o', (env, message) => {
    expect(() => readSettings('/srv', { DATABASE_URL: 'postgresql://db/x', ...env })).toThrow(
      message,
    );
  });

  it.each(['', '0', '2', ' 10.0.0.0/8, ::1 '])('takes the proxies "%s"', (TRUST_PROXY) => {
    expect(() => readSettings('/srv', { TRUST_PROXY })).not.toThrow();
    expect(() => trustedProxies(TRUST_PROXY)).not.toThrow();
  });

  it.each(['yes', '10', '10.0.0.0/33', '10.0.0.1,', '1, 2'])(
    'refuses the proxies "%s"',
    (TRUST_PROXY) => {
      expect(() => readSettings('/srv', { TRUST_PROXY })).toThrow(/TRUST_PROXY has/);
      expect(() => trustedProxies(TRUST_PROXY)).toThrow(/TRUST_PROXY has/);
    },
  );

  it('refuses a rule for staff that is misspelt, and takes the one there is', () => {
    expect(() => readSettings('/srv', { STAFF_SECOND_FACTOR: 'true' })).toThrow(
      /STAFF_SECOND_FACTOR has "true"/,
    );
    for (const STAFF_SECOND_FACTOR of ['', 'required'])
      expect(() => readSettings('/srv', { STAFF_SECOND_FACTOR })).not.toThrow();
  });

  it('takes a mail server with a sender, and refuses half of it', () => {
    const whole = { SMTP_URL: 'smtp://u:p@mail.example.org:587', MAIL_FROM: 'P <p@example.org>' };
    for (const env of [{}, whole, { ...whole, SMTP_URL: 'smtps://mail.example.org' }])
      expect(() => readSettings('/srv', env)).not.toThrow();
    for (const [env, said] of [
      [{ MAIL_FROM: 'p@example.org' }, /SMTP_URL must be/],
      [{ ...whole, SMTP_URL: 'mail.example.org' }, /SMTP_URL must be/],
      [{ SMTP_URL: whole.SMTP_URL }, /MAIL_FROM must be/],
      [{ ...whole, MAIL_FROM: 'Practice' }, /MAIL_FROM must be/],
    ] as const)
      expect(() => readSettings('/srv', env)).toThrow(said);
  });

  it.each(['0', '70000', 'http', '3000 ', '-1'])('refuses the port "%s"', (PORT) => {
    expect(() => readSettings('/srv', { PORT })).toThrow(/PORT must be/);
  });

  it('listens to the network in a real installation', () => {
    const settings = readSettings('/srv', {
      DATABASE_URL: 'postgresql://db/x',
      NEXTAUTH_SECRET: 's'.repeat(40),
      NEXTAUTH_URL: 'https://learn.example.org/',
    });
    expect(settings).toMatchObject({
      embedded: false,
      host: '127.0.0.1',
      url: 'https://learn.example.org',
    });
  });
});

describe('embeddedSecret', () => {
  it('is made once, long, and readable by its owner alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'secret-'));
    const secret = embeddedSecret(folder);
    expect(secret.length).toBeGreaterThanOrEqual(64);
    expect(embeddedSecret(folder)).toBe(secret);
    expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe(secret);
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
    rmSync(folder, { recursive: true });
  });
});

describe('embeddedGradingSecret', () => {
  it('is that of the sessions at first, and stays when they get another', () => {
    const folder = mkdtempSync(join(tmpdir(), 'backpressure-secret-'));
    const secret = embeddedSecret(folder);
    expect(embeddedGradingSecret(folder)).toBe(secret);
    rmSync(join(folder, 'secret'));
    expect(embeddedSecret(folder)).not.toBe(secret);
    expect(embeddedGradingSecret(folder)).toBe(secret);
    rmSync(folder, { recursive: true });
  });
});

describe('an installation whose secret is empty', () => {
  it('is told of it instead of ending all sessions silently', () => {
    const folder = mkdtempSync(join(tmpdir(), 'backpressure-secret-'));
    writeFileSync(join(folder, 'secret'), '');
    expect(() => embeddedSecret(folder)).toThrow(/does not hold a secret/);
    rmSync(folder, { recursive: true });
  });
});

describe('requireFreePort', () => {
  it('refuses a port that something listens on, and says what to do', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(requireFreePort('127.0.0.1', port)).rejects.toThrow(`Port ${port} is taken`);
    await new Promise((done) => server.close(done));
    await expect(requireFreePort('127.0.0.1', port)).resolves.toBeUndefined();
  });
});
