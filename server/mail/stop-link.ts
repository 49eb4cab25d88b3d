import 'server-only';
import { z } from 'zod';
import { sealed, unsealed } from '@/server/sealed';

const ABOUT = 'an end to letters about news';

/** What ends the letters about news to an account, for as long as there are any: who reads the mail may, signed in or not. */
export const stopToken = (userId: string) => sealed(Buffer.from(userId), ABOUT);

/** Whose letters a token ends; null for one that is none. */
export function userOfStopToken(token: string): string | null {
  const id = z.uuid().safeParse(unsealed(token, ABOUT)?.toString());
  return id.success ? id.data : null;
}
