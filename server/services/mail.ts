import 'server-only';
import { z } from 'zod';
import { EmailSchema } from '@/server/auth/account-schemas';
import { callerAddress } from '@/server/auth/caller';
import { spend } from '@/server/auth/rate-limits';
import type { Viewer } from '@/server/auth/viewer';
import { confirmEmail, insertConfirmLetter } from '@/server/data/confirmations';
import { insertLetter } from '@/server/data/letters';
import { stopNewsTo, updateNewsByMail } from '@/server/data/news';
import { db } from '@/server/db';
import { AppError } from '@/server/errors';
import { mailSettings } from '@/server/mail/settings';
import { userOfStopToken } from '@/server/mail/stop-link';

export const ForgotSchema = z.strictObject({ email: EmailSchema });

/**
 * Asks for a link to a new password by mail. The answer, and the work until it is given, are the same whether anybody has this e-mail.
 * Throws `not-found` on a site that sends no mail, `too-many` beyond the limits.
 */
export async function askForReset({ email }: z.output<typeof ForgotSchema>): Promise<void> {
  if (mailSettings() === null) {
    const reader =
      'This site sends no mail. Ask your instructor, or its administrator, for a link.';
    throw new AppError('not-found', 'no mail server', reader);
  }
  await spend('mailFromAddress', await callerAddress());
  await spend('mailToAddress', email);
  await db().$transaction((tx) => insertLetter(tx, null, { kind: 'reset', email }));
}

/** Sends the viewer another link that confirms their e-mail. */
export async function askForConfirmation(_: Record<string, never>, viewer: Viewer): Promise<void> {
  await spend('mailToAddress', viewer.email);
  await db().$transaction((tx) => insertConfirmLetter(tx, viewer));
}

export const NewsSchema = z.strictObject({ newsByMail: z.boolean() });

/** Sends the viewer letters about news in their inbox, or no more. */
export async function chooseNews({ newsByMail }: z.output<typeof NewsSchema>): Promise<void> {
  await updateNewsByMail(newsByMail);
}

/** Ends the letters about news to whoever got this link. Throws `not-found` for one that is none. */
export async function stopNews(token: string): Promise<void> {
  const userId = userOfStopToken(token);
  if (userId !== null) return stopNewsTo(userId);
  const reader = 'This link does not work. You can switch such letters off on your account page.';
  throw new AppError('not-found', 'a link that ends no letters', reader);
}

/** Notes that mail reaches whoever holds this link. Throws `not-found` for one that does not work. */
export async function confirm(token: string): Promise<void> {
  if (await confirmEmail(token)) return;
  const reader =
    'This link does not work, or no longer. Send yourself another from the account page.';
  throw new AppError('not-found', 'a confirmation that does not work', reader);
}
