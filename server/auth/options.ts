import 'server-only';
import type { AuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { AppError } from '@/server/errors';
import { log } from '@/server/log';
import { sessionSecret } from '@/server/secrets';
import { claimVisitorWork } from '@/server/services/claims';
import { EmailSchema } from './account-schemas';
import { readDevice, rememberDevice } from './known-device';
import { peerAddress } from './peer-address';
import { isSecure, SESSION_SECONDS, sessionCookie } from './session';
import { signInWithPassword } from './sign-in';

declare module 'next-auth' {
  interface User {
    sessionVersion?: number;
  }
}

/** next-auth's settings: passwords only; the token carries the account's id and session version, nothing else. */
export function authOptions(): AuthOptions {
  const secure = isSecure();
  const prefix = secure ? '__Host-' : '';
  const options = sessionCookie().options;
  return {
    secret: sessionSecret(),
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', signOut: '/sign-out', error: '/sign-in' },
    cookies: {
      sessionToken: sessionCookie(),
      csrfToken: { name: `${prefix}backpressure.csrf`, options },
      callbackUrl: { name: `${prefix}backpressure.callback`, options },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: async (credentials, request) => {
          const address = peerAddress((name) => request.headers?.[name] as string | undefined);
          const { email, password } = credentials ?? {};
          try {
            const device = await readDevice();
            const session = await signInWithPassword({ email, password }, address, device);
            if (session !== null) {
              await claimVisitorWork(session.userId);
              await rememberDevice(EmailSchema.parse(email));
            }
            return session && { id: session.userId, sessionVersion: session.sessionVersion };
          } catch (error) {
            if (error instanceof AppError) throw new Error(error.code);
            log.error({ err: error }, 'sign-in failed');
            throw new Error('unavailable');
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) =>
        user ? { sub: user.id, sv: user.sessionVersion } : { sub: token.sub, sv: token.sv },
      // The site asks /api/me, which looks at the row; this endpoint tells nothing.
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: {
      error: (code, metadata) => log.error({ code, metadata }, 'next-auth'),
      warn: (code) => log.warn({ code }, 'next-auth'),
      debug: () => {},
    },
  };
}
