import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { cookies } from 'next/headers';
import { previousSessionSecret, sessionSecret } from '@/server/secrets';
import { isSecure } from './session';

const YEAR_SECONDS = 365 * 24 * 3600;

/** Name of the cookie that a browser keeps after a sign-in. It opens nothing: it only says whose browser this was. */
export function deviceCookieName(): string {
  return isSecure() ? '__Host-backpressure.device' : 'backpressure.device';
}

const markOf = (email: string, secret = sessionSecret()) =>
  createHmac('sha256', secret).update(`device ${email}`).digest('base64url');

function isMark(cookie: string, mark: string): boolean {
  const [given, right] = [Buffer.from(cookie), Buffer.from(mark)];
  return given.length === right.length && timingSafeEqual(given, right);
}

/** Whether the cookie was left by an earlier sign-in to this account. */
export function isKnownDevice(cookie: string | null, email: string): boolean {
  if (cookie === null) return false;
  const previous = previousSessionSecret();
  return (
    isMark(cookie, markOf(email)) || (previous !== null && isMark(cookie, markOf(email, previous)))
  );
}

/** Notes in the requesting browser that this account has signed in there. Only within actions and route handlers. */
export async function rememberDevice(email: string): Promise<void> {
  (await cookies()).set(deviceCookieName(), markOf(email), {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure(),
    maxAge: YEAR_SECONDS,
  });
}

/** What an earlier sign-in left in the requesting browser; null when nothing did. */
export async function readDevice(): Promise<string | null> {
  return (await cookies()).get(deviceCookieName())?.value ?? null;
}
