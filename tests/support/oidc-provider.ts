import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { freePort } from './postgres-server';

/** What the provider says of whoever comes. */
export interface Claims {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: boolean;
}

/** A provider of OpenID Connect on this machine: it vouches for whom it is told to, and checks its client as a real one does. */
export interface OidcProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who is sitting at the browser from now on. */
  become: (claims: Claims) => void;
  /** What is to be wrong with the next token. */
  forge: (what: 'signature' | 'nonce' | 'audience' | null) => void;
  close: () => Promise<void>;
}

const b64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return new URLSearchParams(text);
}

export async function startOidcProvider(): Promise<OidcProvider> {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const [clientId, clientSecret] = ['backpressure', 'the secret of the client'];
  const right = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const wrong = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, { challenge: string; nonce: string; redirect: string }>();
  let claims: Claims = { sub: 'nobody' };
  let forged: 'signature' | 'nonce' | 'audience' | null = null;

  const idToken = (nonce: string): string => {
    const now = Math.floor(Date.now() / 1000);
    const head = b64({ alg: 'RS256', kid: 'k', typ: 'JWT' });
    const body = b64({
      iss: issuer,
      aud: forged === 'audience' ? 'another client' : clientId,
      iat: now,
      exp: now + 60,
      nonce: forged === 'nonce' ? 'another nonce' : nonce,
      ...claims,
    });
    const { privateKey } = forged === 'signature' ? wrong : right;
    const signature = createSign('RSA-SHA256').update(`${head}.${body}`).sign(privateKey);
    return `${head}.${body}.${signature.toString('base64url')}`;
  };
  const json = (response: ServerResponse, value: object, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

  const token = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    const basic = Buffer.from(
      `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`,
    );
    const known = codes.get(body.get('code') ?? '');
    codes.delete(body.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    const authorized = [
      `Basic ${basic.toString('base64')}`,
      `Basic ${basic.toString('base64').replace(/%20/g, '+')}`,
      `Basic ${Buffer.from(`${clientId}:${clientSecret.replaceAll(' ', '+')}`).toString('base64')}`,
    ].includes(request.headers.authorization ?? '');
    const fits = known?.challenge === challenge && known.redirect === body.get('redirect_uri');
    if (!authorized || !known || !fits) return json(response, { error: 'invalid_grant' }, 400);
    return json(response, {
      access_token: randomUUID(),
      token_type: 'Bearer',
      expires_in: 60,
      id_token: idToken(known.nonce),
    });
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    if (url.pathname === '/.well-known/openid-configuration') {
      return json(response, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    }
    if (url.pathname === '/keys') {
      const key = right.publicKey.export({ format: 'jwk' });
      return json(response, { keys: [{ ...key, kid: 'k', use: 'sig', alg: 'RS256' }] });
    }
    if (url.pathname === '/token') return token(request, response);
    const redirect = new URL(url.searchParams.get('redirect_uri') ?? '');
    const code = randomUUID();
    codes.set(code, {
      challenge: url.searchParams.get('code_challenge') ?? '',
      nonce: url.searchParams.get('nonce') ?? '',
      redirect: redirect.href,
    });
    redirect.searchParams.set('code', code);
    redirect.searchParams.set('state', url.searchParams.get('state') ?? '');
    return response.writeHead(302, { location: redirect.href }).end();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    issuer,
    clientId,
    clientSecret,
    become: (next) => {
      claims = next;
    },
    forge: (what) => {
      forged = what;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
