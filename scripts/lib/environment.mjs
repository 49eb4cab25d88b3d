// What the environment asks of a start, checked before anything is done.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, isIP } from 'node:net';
import { join, resolve } from 'node:path';

/** An expected failure: its message is all that is shown. */
export class Refusal extends Error {}

function port(env) {
  const text = env.PORT || '3000';
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > 65_535) {
    throw new Refusal(`PORT must be a number from 1 to 65535, not "${text}".`);
  }
  return value;
}

function postgresProblems(env) {
  const problems = [];
  if (!env.NEXTAUTH_SECRET) {
    problems.push('NEXTAUTH_SECRET is missing: a long random text that signs the sessions.');
  } else if (env.NEXTAUTH_SECRET.length < 32) {
    problems.push('NEXTAUTH_SECRET is too short: use at least 32 characters.');
  }
  if (!env.NEXTAUTH_URL) {
    problems.push(
      'NEXTAUTH_URL is missing: the address readers use, such as https://learn.example.org.',
    );
  } else if (!/^https?:\/\/[^/]+\/?$/.test(env.NEXTAUTH_URL)) {
    problems.push(
      'NEXTAUTH_URL must be an address without a path, such as https://learn.example.org.',
    );
  }
  if (!/^postgres(ql)?:\/\//.test(env.DATABASE_URL)) {
    problems.push('DATABASE_URL must begin with postgresql://.');
  }
  return problems;
}

/** What the server will read of `TRUST_PROXY`; told here, where a start that cannot succeed is given up for good. */
function proxyProblem(text = '') {
  const fits = (part) => {
    const [address, bits, more] = part.trim().split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    const mask = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
    return isIP(address) !== 0 && mask && more === undefined;
  };
  const wrong = /^\s*\d?\s*$/.test(text) ? undefined : text.split(',').find((part) => !fits(part));
  return wrong === undefined
    ? null
    : `TRUST_PROXY has "${wrong.trim()}": write how many proxies stand in front (1), or their addresses and networks (10.0.0.0/8, ::1).`;
}

const PROVIDER = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];

/** A provider is named whole or not at all, and reached over https unless it runs on this machine. */
function requireWholeProvider(env) {
  const missing = PROVIDER.filter((name) => !env[name]);
  if (missing.length === PROVIDER.length) return;
  if (missing.length > 0) {
    throw new Refusal(`Signing in through a provider needs ${missing.join(' and ')} too.`);
  }
  if (!/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$))/.test(env.OIDC_ISSUER)) {
    throw new Refusal('OIDC_ISSUER must begin with https://.');
  }
}

/** Told here, because a rule that is misspelt protects nobody and is noticed by nobody. */
function staffRuleProblem(text = '') {
  return text === '' || text === 'required'
    ? null
    : `STAFF_SECOND_FACTOR has "${text}": write required, or leave it away.`;
}

/** A mail server is named with a sender or not at all. */
function mailProblem({ SMTP_URL: url = '', MAIL_FROM: from = '' }) {
  if (url === '' && from === '') return null;
  if (!/^smtps?:\/\/[^/]+\/?$/.test(url)) {
    return 'SMTP_URL must be smtp://user:password@host:587 or smtps://user:password@host.';
  }
  return /^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/.test(from)
    ? null
    : 'MAIL_FROM must be the address that mails come from, such as "Backpressure <practice@example.org>".';
}

/** Reads the settings of a start from `env`; throws a `Refusal` that names everything missing. */
export function readSettings(root, env) {
  const embedded = !env.DATABASE_URL;
  const chosen = port(env);
  const wrongProxy = proxyProblem(env.TRUST_PROXY);
  const wrong = wrongProxy ?? staffRuleProblem(env.STAFF_SECOND_FACTOR) ?? mailProblem(env);
  if (wrong !== null) throw new Refusal(wrong);
  requireWholeProvider(env);
  const defaultDataDir = join(root, '.data');
  const dataDir = resolve(root, env.BACKPRESSURE_DATA_DIR || defaultDataDir);
  if (!embedded) {
    const problems = postgresProblems(env);
    if (problems.length > 0) {
      throw new Refusal(
        `DATABASE_URL is set, so this is a real installation:\n- ${problems.join('\n- ')}`,
      );
    }
  }
  return {
    embedded,
    port: chosen,
    // Who reaches the port reaches the site without the proxy before it, so others are let in only when told.
    host: env.HOST || '127.0.0.1',
    url: embedded ? `http://localhost:${chosen}` : env.NEXTAUTH_URL.replace(/\/$/, ''),
    dataDir,
    ownsCheckout: dataDir === defaultDataDir,
  };
}

function secretIn(dataDir, name, make) {
  const file = join(dataDir, name);
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600, flag: 'wx' });
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 16) {
    throw new Refusal(
      `${file} does not hold a secret: a copy of the folder was cut short, or the disk was full. Restore it from a copy, or remove it: a new one is made then, and everybody has to sign in again.`,
    );
  }
  return secret;
}

/** The secret of the sessions, made on first use and readable by its owner alone; throws a `Refusal` for one that is none. */
export function embeddedSecret(dataDir) {
  return secretIn(dataDir, 'secret', () => randomBytes(48).toString('base64url'));
}

/**
 * The secret of the grading seeds. It begins as that of the sessions, because it once was the same, and stays when that one is
 * exchanged: an equal design keeps its seed and its grade.
 */
export function embeddedGradingSecret(dataDir) {
  return secretIn(dataDir, 'grading-secret', () => embeddedSecret(dataDir));
}

/** Throws a `Refusal` when something already listens there. */
export function requireFreePort(host, wanted) {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const reason =
        error.code === 'EADDRINUSE'
          ? `Port ${wanted} is taken by another program. Choose another one: PORT=${wanted + 1} npm start`
          : `Port ${wanted} cannot be used (${error.code}). Choose another one with PORT.`;
      fail(new Refusal(reason));
    });
    probe.listen(wanted, host, () => probe.close(() => done()));
  });
}
