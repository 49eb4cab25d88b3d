import 'server-only';
import { z } from 'zod';
import type { ClassNews } from '@/core/contracts/class-news';

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
  /** Something is new in an inbox; what, and whether still, is found out when the letter is written. */
  z.strictObject({ kind: z.literal('news'), userId: z.string() }),
]);

export type Letter = z.output<typeof LetterSchema>;

/** A letter as it goes out. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** Where a mail program ends such letters by itself (RFC 8058). */
  stop?: string;
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

const comments = (count: number) => (count === 1 ? '1 comment' : `${count} comments`);

/** What is new in the inbox at `inbox`, and the ways to get no such letter any more: a page for readers, an address for programs. */
export function newsMail(
  { to, name, news }: { to: string; name: string; news: readonly ClassNews[] },
  ways: { inbox: string; page: string; stop: string },
): Mail {
  const sum = news.reduce((all, { threads }) => all + threads, 0);
  const isRegraded = news.some(({ regrades }) => regrades > 0);
  const lines = news.map(({ title, className, threads, regrades }) => {
    const what = [
      ...(threads > 0 ? [comments(threads)] : []),
      ...(regrades > 0 ? ['graded anew'] : []),
    ];
    return `- ${title} (${className}): ${what.join(', ')}`;
  });
  return {
    ...mail(
      to,
      sum > 0
        ? `${comments(sum)} on your designs that you have not read`
        : 'What you handed in was graded anew',
      `Hello ${name},`,
      `${isRegraded ? 'there is news of' : 'the staff of your classes said something about'} what you handed in:\n\n${lines.join('\n')}`,
      `Read it: ${ways.inbox}`,
      `Such a letter comes at most once a day. To get no more of them: ${ways.page}`,
    ),
    stop: ways.stop,
  };
}

/** What the other letters say. */
export function mailOf(letter: Exclude<Letter, { kind: 'reset' | 'news' }>): Mail {
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
