import 'server-only';
import type { Problem } from '@/core/shared/problem';

/** The expected ways to fail, with the HTTP status of each. */
export const ERROR_STATUS = {
  invalid: 400,
  'signed-out': 401,
  forbidden: 403,
  unconfirmed: 403,
  disabled: 403,
  'needs-code': 403,
  'wrong-code': 403,
  'not-found': 404,
  conflict: 409,
  'too-many': 429,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** More problems than these help nobody, and an answer must not grow with what was sent. */
const MOST_PROBLEMS = 50;
const LONGEST_PROBLEM = 300;

const short = (text: string) =>
  text.length <= LONGEST_PROBLEM ? text : `${text.slice(0, LONGEST_PROBLEM)}…`;

/** The first problems, each cut to a readable length, and how many more there are. */
function bounded(problems: readonly Problem[]): Problem[] {
  const shown = problems
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message }) => ({ path: short(path), message: short(message) }));
  const more = problems.length - shown.length;
  return more === 0 ? shown : [...shown, { path: '', message: `and ${more} more problems` }];
}

/** An expected failure: `message` is for the log, `reader` is what the person in front of the screen is told. */
export class AppError extends Error {
  readonly problems: Problem[];

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly reader: string,
    problems: Problem[] = [],
  ) {
    super(message);
    this.name = 'AppError';
    this.problems = bounded(problems);
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
