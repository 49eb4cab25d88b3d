import 'server-only';
import type { Problem } from '@/core/shared/problem';

/** The expected ways to fail, with the HTTP status of each. */
export const ERROR_STATUS = {
  invalid: 400,
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-many': 429,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** An expected failure: `message` is for the log, `reader` is what the person in front of the screen is told. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly reader: string,
    readonly problems: Problem[] = [],
  ) {
    super(message);
    this.name = 'AppError';
  }
}

/** Somebody has to sign in first. */
export function signedOut(): AppError {
  return new AppError('signed-out', 'no valid session', 'Sign in first.');
}

/** The person is known and may not do this. */
export function forbidden(what: string): AppError {
  return new AppError('forbidden', what, 'You may not do this.');
}

/** There is no such thing, or the person may not know of it: the two look alike. */
export function notFound(what: string): AppError {
  return new AppError('not-found', what, 'This does not exist, or it is not yours to see.');
}

/** Input that was refused, with every problem found. */
export function invalid(message: string, problems: Problem[]): AppError {
  return new AppError('invalid', message, 'Some of this cannot be accepted.', problems);
}
