import 'server-only';
import { createHmac } from 'node:crypto';
import { serverEnv } from './env';

/** The secret that signs sessions; throws when the server was started without one. */
export function sessionSecret(): string {
  const { secret } = serverEnv();
  if (secret === null) throw new Error('NEXTAUTH_SECRET is not set');
  return secret;
}

/** The one before it, which still opens the sessions that were made with it; null when none is named. */
export function previousSessionSecret(): string | null {
  return process.env.NEXTAUTH_SECRET_PREVIOUS || null;
}

/**
 * The secrets that open what the database keeps sealed: new values are sealed with the first. It is that of the sessions unless the
 * data has one of its own.
 */
export function sealingSecrets(): string[] {
  const all = [process.env.DATA_SECRET, sessionSecret(), previousSessionSecret()];
  return all.filter((secret): secret is string => Boolean(secret));
}

/** The secret from which the seeds of grades are made. Without one of its own it is that of the sessions, as it was before it had one. */
function gradingSecret(): string {
  return process.env.GRADING_SECRET || sessionSecret();
}

/** A seed for what is graded: the same for the same text, and unknowable outside. */
export function gradingSeed(text: string): string {
  return createHmac('sha256', gradingSecret()).update(text).digest('hex');
}
