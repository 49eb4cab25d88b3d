import 'server-only';
import { createHash, randomBytes } from 'node:crypto';

/** Bytes of chance in a token: 256 bit. */
const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** A new token, to be told once, and the hash under which it is stored. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return { token, tokenHash: hashOf(token) };
}

/** The hash under which a token would be stored; null for what cannot be one. */
export function tokenHashOf(token: string): string | null {
  return TOKEN.test(token) ? hashOf(token) : null;
}
