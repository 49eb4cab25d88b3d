import 'server-only';
import { type Algorithm, hash, verify } from '@node-rs/argon2';

// The package declares the algorithms as a const enum, which a single-file compiler cannot look into; 2 is argon2id.
const ARGON2ID = 2 as Algorithm;

const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password with argon2id (19 MiB, two passes, one lane); returns the encoded hash. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

let decoy: Promise<string> | null = null;

/**
 * Says whether `password` belongs to `storedHash`. Given null (no such account) it does the same work against a
 * hash nobody has the password of, and says no, so that the time taken does not tell the two cases apart.
 */
export async function checkPassword(storedHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const matches = await verify(storedHash ?? (await decoy), password);
  return storedHash !== null && matches;
}

/** Prepares the hash that unknown accounts are checked against, so that the first such sign-in is not slower. */
export async function warmUpPasswords(): Promise<void> {
  decoy ??= hashPassword(crypto.randomUUID());
  await decoy;
}
