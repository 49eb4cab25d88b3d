import 'server-only';
import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { insertSession } from '@/server/data/sessions';
import { AppError } from '@/server/errors';
import { log } from '@/server/log';
import { sessionSecret } from '@/server/secrets';
import { claimVisitorWork } from '@/server/services/claims';
import { signInFromOutside } from '@/server/services/external-sign-in';
import { endThisSession } from '@/server/services/sessions';
import { EmailSchema } from './account-schemas';
import { readDevice, rememberDevice } from './known-device';
import { newSession } from './new-session';
import { type OidcClaims, oidcProvider, oidcSettings } from './oidc';
import { peerAddress } from './peer-address';
import { decodeSession, isSecure, SESSION_SECONDS, sessionCookie } from './session';
import { signInWithPassword } from './sign-in';
import { getSession } from './viewer';

declare module 'next-auth' {
  interface User {
    sessionToken?: string;
  }
}

/** next-auth's settings: passwords, and the provider of the environment if there is one; the token carries the account's id and names the row of its session, nothing else. */
export function authOptions(): AuthOptions {
  const secure = isSecure();
  const prefix = secure ? '__Host-' : '';
  const options = sessionCookie().options;
  const oidc = oidcSettings();
  return {
    secret: sessionSecret(),
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    jwt: { decode: async ({ token }) => (token ? decodeSession(token) : null) },
    pages: { signIn: '/sign-in', signOut: '/sign-out', error: '/sign-in' },
    cookies: {
      sessionToken: sessionCookie(),
      csrfToken: { name: `${prefix}backpressure.csrf`, options },
      callbackUrl: { name: `${prefix}backpressure.callback`, options },
    },
    providers: [
      ...(oidc === null ? [] : [oidcProvider(oidc)]),
      CredentialsProvider({
        credentials: { email: {}, password: {}, code: {} },
        authorize: async (credentials, request) => {
          const address = peerAddress((name) => request.headers?.[name] as string | undefined);
          const { email, password, code } = credentials ?? {};
          try {
            const device = await readDevice();
            const account = await signInWithPassword({ email, password, code }, address, device);
            if (account === null) return null;
            const { token, session } = newSession(request.headers?.['user-agent']);
            await insertSession(account, session);
            await claimVisitorWork(account.id);
            await rememberDevice(EmailSchema.parse(email));
            return { id: account.id, sessionToken: token };
          } catch (error) {
            if (error instanceof AppError) throw new Error(error.code);
            log.error({ err: error }, 'sign-in failed');
            throw new Error('unavailable');
          }
        },
      }),
    ],
    callbacks: {
      // Passwords were checked by then; who comes from the provider is looked up or made here.
      signIn: async ({ user, account, profile }) => {
        if (account?.provider !== 'oidc' || oidc === null) return true;
        const wasHere = (await getSession()) !== null;
        const outcome = await signInFromOutside(oidc.issuer, profile as OidcClaims);
        if ('refused' in outcome) {
          return `${wasHere ? '/account' : '/sign-in'}?error=${outcome.refused}`;
        }
        user.id = outcome.userId;
        user.sessionToken = outcome.token;
        return true;
      },
      jwt: ({ token, user }) =>
        user ? { sub: user.id, sid: user.sessionToken } : { sub: token.sub, sid: token.sid },
      // The site asks /api/me, which looks at the row; this endpoint tells nothing.
      session: ({ session }) => ({ expires: session.expires }),
    },
    // The row goes, so that a copy of the cookie is worth nothing any more, on any instance.
    events: { signOut: endThisSession },
    logger: {
      error: (code, metadata) => log.error({ code, metadata }, 'next-auth'),
      warn: (code) => log.warn({ code }, 'next-auth'),
      debug: () => {},
    },
  };
}
