import 'server-only';
import { cookies } from 'next/headers';
import { decode, encode, type JWT } from 'next-auth/jwt';
import { z } from 'zod';
import { serverEnv } from '@/server/env';
import { previousSessionSecret, sessionSecret } from '@/server/secrets';

/** How long a session lasts without signing in again, seconds. */
export const SESSION_SECONDS = 30 * 24 * 3600;

const TokenSchema = z.object({ sub: z.uuid(), sid: z.string() });

/** What a session's token says; everything else about a person is read from their row. */
export interface SessionToken {
  userId: string;
  /** What its row is found by; only a hash of it is stored. */
  token: string;
}

/** Whether readers reach the site by https. */
export function isSecure(): boolean {
  return serverEnv().url?.startsWith('https://') ?? false;
}

/** The session cookie: bound to this very host on https; browsers refuse that prefix on plain http. */
export function sessionCookie() {
  const secure = isSecure();
  return {
    name: secure ? '__Host-backpressure.session' : 'backpressure.session',
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
  };
}

/** The token of the request's session cookie; null without one, or when it is forged, malformed or too old. */
export async function readSession(): Promise<SessionToken | null> {
  const cookie = (await cookies()).get(sessionCookie().name)?.value;
  if (!cookie) return null;
  try {
    const parsed = TokenSchema.safeParse(await decodeSession(cookie));
    if (!parsed.success) return null;
    return { userId: parsed.data.sub, token: parsed.data.sid };
  } catch {
    return null;
  }
}

/** Whether the browser brings a session at all, also one that has ended. */
export async function hasSessionCookie(): Promise<boolean> {
  return Boolean((await cookies()).get(sessionCookie().name)?.value);
}

/** What a cookie says that was made with the secret of today, or with the one before it; throws for any other. */
export async function decodeSession(token: string): Promise<JWT | null> {
  const previous = previousSessionSecret();
  try {
    return await decode({ token, secret: sessionSecret() });
  } catch (error) {
    if (previous === null) throw error;
    return decode({ token, secret: previous });
  }
}

/** Gives the requesting browser the cookie of a session that was opened for it. Only within actions and route handlers. */
export async function issueSession({ userId, token }: SessionToken): Promise<void> {
  const { name, options } = sessionCookie();
  const value = await encode({
    token: { sub: userId, sid: token },
    secret: sessionSecret(),
    maxAge: SESSION_SECONDS,
  });
  (await cookies()).set(name, value, { ...options, maxAge: SESSION_SECONDS });
}
