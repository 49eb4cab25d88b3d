import 'server-only';
import { randomBytes } from 'node:crypto';
import { encode } from 'uqr';
import { z } from 'zod';
import { requireFresh } from '@/server/auth/guards';
import { spend } from '@/server/auth/rate-limits';
import { newRecoveryCodes, recoveryHashOf } from '@/server/auth/recovery-code';
import { base32, otpauthAddress } from '@/server/auth/totp';
import type { Viewer } from '@/server/auth/viewer';
import {
  activateSecondFactor,
  prepareSecondFactor,
  removeSecondFactor,
  replaceRecoveryCodes,
} from '@/server/data/second-factor';
import { AppError, notFound } from '@/server/errors';

/** The length that RFC 4226 recommends, bytes. */
const SECRET_BYTES = 20;

/** A code as it is typed from an app. */
export const DeviceCodeSchema = z
  .string()
  .max(20)
  .transform((text) => text.replace(/\s/g, ''));

/** What an app has to know: as text to type, and as rows of a QR code, `1` for dark. */
export interface NewSecret {
  key: string;
  rows: string[];
}

/** Makes a secret for an app; codes are asked for once the first was right. */
export async function beginSecondFactor(
  _: Record<string, never>,
  viewer: Viewer,
): Promise<NewSecret> {
  await requireFresh();
  const secret = randomBytes(SECRET_BYTES);
  if (!(await prepareSecondFactor(viewer.id, secret))) {
    const reader = 'A second factor is switched on already. Switch it off first.';
    throw new AppError('conflict', 'a second factor is there', reader);
  }
  const { data } = encode(otpauthAddress(secret, viewer.email), { border: 2 });
  return {
    key: base32(secret).replace(/(.{4})(?=.)/g, '$1 '),
    rows: data.map((row) => row.map((dark) => (dark ? '1' : '0')).join('')),
  };
}

/** Switches the second factor on with its first code; gives the recovery codes, told this once. */
export async function confirmSecondFactor(code: string, viewer: Viewer): Promise<string[]> {
  await requireFresh();
  await spend('passwordChange', viewer.id);
  const codes = newRecoveryCodes();
  const hashes = codes.map(recoveryHashOf);
  if (await activateSecondFactor(viewer, code, hashes, new Date())) return codes;
  const reader =
    'This code is not right. Wait for the next one, and check the clock of your device.';
  throw new AppError('invalid', 'a wrong first code', reader);
}

/** New recovery codes in place of all others, told this once. */
export async function renewRecoveryCodes(
  _: Record<string, never>,
  viewer: Viewer,
): Promise<string[]> {
  await requireFresh();
  const codes = newRecoveryCodes();
  if (await replaceRecoveryCodes(viewer, codes.map(recoveryHashOf))) return codes;
  throw notFound('no second factor');
}

/** Asks for no codes any more. */
export async function switchOffSecondFactor(
  _: Record<string, never>,
  viewer: Viewer,
): Promise<void> {
  await requireFresh();
  if (!(await removeSecondFactor(viewer, viewer))) throw notFound('no second factor');
}
