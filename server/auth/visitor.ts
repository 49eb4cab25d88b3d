import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { cookies } from 'next/headers';
import { isSecure, sessionCookie } from './session';

/** How long a visitor's work waits to be claimed, seconds. */
export const VISITOR_SECONDS = 30 * 24 * 3600;

const cookieName = () => `${isSecure() ? '__Host-' : ''}backpressure.visitor`;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Names the visitor of this browser in the database: the hash of their cookie; null without one. */
export async function readVisitor(): Promise<string | null> {
  const token = (await cookies()).get(cookieName())?.value ?? '';
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? hashOf(token) : null;
}

/** As `readVisitor`; a browser without a cookie is given one. Only within actions and route handlers. */
export async function ensureVisitor(): Promise<string> {
  const known = await readVisitor();
  if (known !== null) return known;
  const token = randomBytes(32).toString('base64url');
  const options = { ...sessionCookie().options, maxAge: VISITOR_SECONDS };
  (await cookies()).set(cookieName(), token, options);
  return hashOf(token);
}

/** Lets the browser forget its visitor. Only within actions and route handlers. */
export async function forgetVisitor(): Promise<void> {
  (await cookies()).set(cookieName(), '', { ...sessionCookie().options, maxAge: 0 });
}
