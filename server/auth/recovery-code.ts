import 'server-only';
import { createHash, randomInt } from 'node:crypto';

/** Without what is mistaken for something else when it is typed from paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 12;
const HOW_MANY = 10;

/** The hash under which a recovery code is stored, however it is typed. */
export function recoveryHashOf(code: string): string {
  const bare = code.toLowerCase().replace(/[\s-]/g, '');
  return createHash('sha256').update(bare).digest('hex');
}

/** Ten new codes, to be told once, of 59 bits each: `abcd-efgh-jkmn`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () =>
    Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)])
      .join('')
      .replace(/(.{4})(?=.)/g, '$1-'),
  );
}
