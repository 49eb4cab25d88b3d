import 'server-only';
import { z } from 'zod';

/** What a letter is written from. It is kept sealed, and parsed again when its turn comes. */
export const LetterSchema = z.discriminatedUnion('kind', [
  /** A link to a new password was asked for with this e-mail; whether anybody has it is found out when the letter is written. */
  z.strictObject({ kind: z.literal('reset'), email: z.string() }),
  z.strictObject({ kind: z.literal('confirm'), to: z.string(), name: z.string(), url: z.string() }),
  z.strictObject({
    kind: z.literal('invitation'),
    to: z.string(),
    url: z.string(),
    expiresAt: z.string(),
  }),
  /** To the address that an account had until now. */
  z.strictObject({ kind: z.literal('emailChanged'), to: z.string(), name: z.string() }),
]);

export type Letter = z.output<typeof LetterSchema>;

/** A letter as it goes out. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

const UTC = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

const day = (iso: string) => `${UTC.format(new Date(iso))} UTC`;

const mail = (to: string, subject: string, ...paragraphs: string[]): Mail => ({
  to,
  subject,
  text: `${paragraphs.join('\n\n')}\n`,
});

/** The link to a new password, for whoever asked for it. */
export function resetMail(
  { email, name }: { email: string; name: string },
  url: string,
  expiresAt: string,
): Mail {
  return mail(
    email,
    'A new password for Backpressure',
    `Hello ${name},`,
    'a new password was asked for, most likely by you. Set it here:',
    url,
    `The link works once, until ${day(expiresAt)}. If you did not ask for it, do nothing: your password stays as it is.`,
  );
}

/** What the other letters say. */
export function mailOf(letter: Exclude<Letter, { kind: 'reset' }>): Mail {
  switch (letter.kind) {
    case 'confirm':
      return mail(
        letter.to,
        'Confirm your e-mail for Backpressure',
        `Hello ${letter.name},`,
        'this address was given for an account. Confirm that it is yours:',
        letter.url,
        'The link works for seven days. If the account is not yours, do nothing.',
      );
    case 'invitation':
      return mail(
        letter.to,
        'You are invited to Backpressure',
        'Hello,',
        'you are invited to practise system design. Make your account here:',
        letter.url,
        `The link works once, until ${day(letter.expiresAt)}.`,
      );
    case 'emailChanged':
      return mail(
        letter.to,
        'The e-mail of your Backpressure account was changed',
        `Hello ${letter.name},`,
        'your account has another e-mail from now on, and this address signs in to nothing any more.',
        'If that was not you, tell the administrator of the site at once: whoever changed it knew your password.',
      );
  }
}
