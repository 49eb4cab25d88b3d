import 'server-only';
import type { AuditAction } from '@/core/contracts/audit-actions';
import type { Prisma } from '@/generated/prisma/client';
import { recoveryHashOf } from '@/server/auth/recovery-code';
import { matchingStep } from '@/server/auth/totp';
import { db } from '@/server/db';
import { isSealed, isSealedToday, sealed, unsealed } from '@/server/sealed';
import { type Actor, audit } from './audit';

// The rows behind the second step of a sign-in. They are read before anybody is known, so nothing here asks for a viewer;
// `server/auth` and `server/services/second-factor` decide who may cause them.

type Person = { id: string; name: string };

const about = (userId: string) => `second factor of ${userId}`;

/** What a device makes its codes with, as the row keeps it: sealed, or as it was before there were seals. Null when no secret opens it. */
const secretOf = ({ userId, secret }: { userId: string; secret: string }): Buffer | null =>
  isSealed(secret) ? unsealed(secret, about(userId)) : Buffer.from(secret, 'hex');

/**
 * Seals what is not sealed with the secret of today, row by row: what was kept before there were seals, and what an exchanged secret
 * has sealed. For the nightly work.
 */
export async function sealSecondFactors(): Promise<void> {
  const rows = await db().secondFactor.findMany({ select: { userId: true, secret: true } });
  for (const row of rows) {
    if (isSealedToday(row.secret, about(row.userId))) continue;
    const secret = secretOf(row);
    if (secret === null) continue;
    await db().secondFactor.updateMany({
      where: row,
      data: { secret: sealed(secret, about(row.userId)) },
    });
  }
}

/** Whether codes are asked for beside the password. */
export async function hasSecondFactor(userId: string): Promise<boolean> {
  return (await db().secondFactor.count({ where: { userId, activeAt: { not: null } } })) > 0;
}

/** How many recovery codes are left. */
export function countRecoveryCodes(userId: string): Promise<number> {
  return db().recoveryCode.count({ where: { userId, usedAt: null } });
}

/** Keeps a secret that is not asked for yet, in place of an earlier one; false when one is asked for already. */
export async function prepareSecondFactor(userId: string, secret: Buffer): Promise<boolean> {
  return db().$transaction(async (tx) => {
    await tx.secondFactor.deleteMany({ where: { userId, activeAt: null } });
    const { count } = await tx.secondFactor.createMany({
      data: [{ userId, secret: sealed(secret, about(userId)) }],
      skipDuplicates: true,
    });
    return count === 1;
  });
}

/** Takes a code of the device: right, and of a later half minute than the last one that was taken. */
async function takeDeviceCode(
  tx: Prisma.TransactionClient,
  where: Prisma.SecondFactorWhereInput & { userId: string },
  code: string,
  now: Date,
): Promise<boolean> {
  const row = await tx.secondFactor.findFirst({ where, select: { userId: true, secret: true } });
  const secret = row && secretOf(row);
  const step = secret && matchingStep(secret, code, now);
  if (step === null) return false;
  const { count } = await tx.secondFactor.updateMany({
    where: { ...where, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 1;
}

/** Takes a code at sign-in, of the device or for recovery, each once; false for a wrong one. */
export async function redeemCode(person: Person, code: string, now: Date): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const where = { userId: person.id, activeAt: { not: null } };
    if (await takeDeviceCode(tx, where, code.replace(/\s/g, ''), now)) return true;
    const { count } = await tx.recoveryCode.updateMany({
      where: { userId: person.id, codeHash: recoveryHashOf(code), usedAt: null },
      data: { usedAt: now },
    });
    if (count === 0) return false;
    await note(tx, person, 'recovery-code-used', person);
    return true;
  });
}

/** Asks for codes from now on, once the first is right, and stores the recovery codes; false for a wrong code. */
export async function activateSecondFactor(
  person: Person,
  code: string,
  recoveryHashes: readonly string[],
  now: Date,
): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const userId = person.id;
    if (!(await takeDeviceCode(tx, { userId, activeAt: null }, code, now))) return false;
    await tx.secondFactor.update({ where: { userId }, data: { activeAt: now } });
    await storeRecovery(tx, userId, recoveryHashes);
    await note(tx, person, 'second-factor-on', person);
    return true;
  });
}

/** Stores new recovery codes in place of all others; false without a second factor. */
export async function replaceRecoveryCodes(
  person: Person,
  recoveryHashes: readonly string[],
): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const where = { userId: person.id, activeAt: { not: null } };
    if ((await tx.secondFactor.count({ where })) === 0) return false;
    await storeRecovery(tx, person.id, recoveryHashes);
    await note(tx, person, 'recovery-codes-made', person);
    return true;
  });
}

/** Asks for no codes any more; false when none were asked for. The caller has made sure of who asks. */
export async function removeSecondFactor(person: Person, actor: Actor): Promise<boolean> {
  return db().$transaction(async (tx) => {
    await tx.recoveryCode.deleteMany({ where: { userId: person.id } });
    const { count } = await tx.secondFactor.deleteMany({ where: { userId: person.id } });
    if (count === 0) return false;
    await note(tx, person, 'second-factor-off', actor);
    return true;
  });
}

async function storeRecovery(
  tx: Prisma.TransactionClient,
  userId: string,
  hashes: readonly string[],
): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ userId, codeHash })) });
}

const note = (
  tx: Prisma.TransactionClient,
  { id, name }: Person,
  action: AuditAction,
  actor: Actor,
) => audit(tx, { actor, action, subject: { kind: 'account', id, name } });
