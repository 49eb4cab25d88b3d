import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';

// Codes that change with time, RFC 6238 (TOTP) over RFC 4226 (HOTP): SHA-1, six digits, half a minute, as every app makes them.

const STEP_MS = 30_000;
/** A clock may be so many steps before or behind ours (RFC 6238, 5.2 recommends one). */
const WINDOW = 1;

/** The number of the half minute of an instant. */
export function stepOf(now: Date): number {
  return Math.floor(now.getTime() / STEP_MS);
}

/** The code of a counter (RFC 4226, 5.3). */
export function codeOf(secret: Buffer, counter: number, digits = 6): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac('sha1', secret).update(message).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The step whose code this is, around an instant; null for a wrong one. */
export function matchingStep(secret: Buffer, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const given = Buffer.from(code);
  let found: number | null = null;
  for (let step = stepOf(now) - WINDOW; step <= stepOf(now) + WINDOW; step += 1) {
    if (timingSafeEqual(Buffer.from(codeOf(secret, step)), given)) found = step;
  }
  return found;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes as apps take them typed in: base 32 (RFC 4648) without padding. */
export function base32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => BASE32[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}

/** The address that an app reads from a QR code. */
export function otpauthAddress(secret: Buffer, email: string): string {
  const label = encodeURIComponent(`Backpressure:${email}`);
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Backpressure`;
}
