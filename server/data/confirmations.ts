import 'server-only';
import { z } from 'zod';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/server/db';
import { mailSettings } from '@/server/mail/settings';
import { sealed, unsealed } from '@/server/sealed';
import { siteAddress } from '@/server/site-address';
import { audit } from './audit';
import { insertLetter } from './letters';
import { takePlacesOf } from './take-place';

const DAY_MS = 24 * 3600 * 1000;
const LINK_MS = 7 * DAY_MS;
const ABOUT = 'confirmation of an e-mail';

/** The link says all of it and is sealed, so that nothing has to be kept until it is used. */
const TokenSchema = z.strictObject({ id: z.uuid(), email: z.string(), until: z.number() });

/** Sends a link that confirms the e-mail of an account; nothing on a site without mail. */
export async function insertConfirmLetter(
  tx: Prisma.TransactionClient,
  { id, name, email }: { id: string; name: string; email: string },
): Promise<void> {
  if (mailSettings() === null) return;
  const token = { id, email, until: Date.now() + LINK_MS };
  const text = sealed(Buffer.from(JSON.stringify(token)), ABOUT);
  const url = `${siteAddress()}/confirm/${text}`;
  await insertLetter(tx, id, { kind: 'confirm', to: email, name, url });
}

/** Notes that mail to an account's e-mail reaches its owner; false for a link that is none, is old, or is of an e-mail it has no more. */
export async function confirmEmail(token: string): Promise<boolean> {
  const text = unsealed(token, ABOUT);
  const parsed = text && TokenSchema.safeParse(JSON.parse(text.toString()));
  if (!parsed?.success || parsed.data.until < Date.now()) return false;
  const { id, email } = parsed.data;
  return db().$transaction(async (tx) => {
    const where = { id, email, disabledAt: null };
    const account = await tx.user.findFirst({
      where,
      select: { name: true, emailConfirmedAt: true },
    });
    if (account === null) return false;
    if (account.emailConfirmedAt !== null) return true;
    await tx.user.updateMany({ where, data: { emailConfirmedAt: new Date() } });
    await takePlacesOf(tx, id, email);
    const person = { id, name: account.name };
    await audit(tx, {
      actor: person,
      action: 'email-confirmed',
      subject: { kind: 'account', ...person },
      after: { email },
    });
    return true;
  });
}
