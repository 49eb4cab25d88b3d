import 'server-only';
import { z } from 'zod';
import { isSeenText, seenText } from '@/core/contracts/seen-text';
import { isCommonPassword } from './common-passwords';

const NUL = String.fromCharCode(0);
const withoutNul = (text: string) => !text.includes(NUL);

/** An e-mail address, in lower case. */
export const EmailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, { error: 'is too long for an e-mail address' })
  .pipe(z.email({ error: 'is not an e-mail address' }));

/** Length is what makes a password; nothing is asked of its characters. */
export const PasswordSchema = z
  .string()
  .min(10, { error: 'needs at least 10 characters' })
  .max(200, { error: 'may have at most 200 characters' })
  .refine(withoutNul, { error: 'contains a character that cannot be stored' })
  .refine((password) => !isCommonPassword(password), {
    error: 'is among the passwords that attackers try first; choose another',
  });

/** A name of a person or a cohort as shown to others: it reads as it is written. */
export const NameSchema = z
  .string()
  .trim()
  .min(1, { error: 'is missing' })
  .max(80, { error: 'may have at most 80 characters' })
  .refine((name) => seenText(name) === name, {
    error: 'contains a character that cannot be seen',
  })
  .refine((name) => name === '' || seenText(name) !== name || isSeenText(name), {
    error: 'needs a character that can be seen',
  });

export const RegisterSchema = z.strictObject({
  name: NameSchema,
  email: EmailSchema,
  password: PasswordSchema,
});

export const ChangePasswordSchema = z.strictObject({
  current: z.string().min(1).max(200),
  next: PasswordSchema,
});

export const ChangeNameSchema = z.strictObject({ name: NameSchema });

export const ChangeEmailSchema = z.strictObject({ email: EmailSchema });

export const ResetPasswordSchema = z.strictObject({
  token: z.string().max(100),
  password: PasswordSchema,
});

export const AcceptInvitationSchema = z.strictObject({
  token: z.string().max(100),
  name: NameSchema,
  password: PasswordSchema,
});
