import 'server-only';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '@/server/errors';

const QUARTER_HOUR = 15 * 60;

// One set of counters per process, however often the bundler loads this module.
const shared = globalThis as { backpressureLimits?: ReturnType<typeof makeLimits> };

function makeLimits() {
  return {
    /** Failed sign-ins to one account from one address: others cannot lock its owner out. */
    signInToAccount: new RateLimiterMemory({ points: 10, duration: QUARTER_HOUR }),
    /** Failed sign-ins from one address and those under way, whatever the account: a lecture hall shares one. */
    signInFromAddress: new RateLimiterMemory({ points: 400, duration: QUARTER_HOUR }),
    /** Failed sign-ins to one account, whatever the address; a browser that signed in before never meets it. */
    signInToAccountAnywhere: new RateLimiterMemory({ points: 30, duration: 3600 }),
    /** A lecture hall registers from one address within a minute. */
    registerFromAddress: new RateLimiterMemory({ points: 1000, duration: 3600 }),
    passwordChange: new RateLimiterMemory({ points: 10, duration: QUARTER_HOUR }),
    joinCohort: new RateLimiterMemory({ points: 30, duration: QUARTER_HOUR }),
    restorePoint: new RateLimiterMemory({ points: 200, duration: QUARTER_HOUR }),
    shareLink: new RateLimiterMemory({ points: 60, duration: QUARTER_HOUR }),
    /** Quizzes begun and questions answered, by one account or from the one address of visitors: a class may share it. */
    quizStart: new RateLimiterMemory({ points: 300, duration: QUARTER_HOUR }),
    quizAnswer: new RateLimiterMemory({ points: 3000, duration: QUARTER_HOUR }),
    submit: new RateLimiterMemory({ points: 60, duration: 10 * 60 }),
  };
}

function limits() {
  shared.backpressureLimits ??= makeLimits();
  return shared.backpressureLimits;
}

export type Limit = keyof ReturnType<typeof makeLimits>;

/** Counts one use; throws `too-many` when none is left. */
export async function spend(limit: Limit, key: string): Promise<void> {
  try {
    await limits()[limit].consume(key);
  } catch (rejected) {
    if (rejected instanceof Error) throw rejected;
    throw usedUp(limit, rejected as RateLimiterRes);
  }
}

function usedUp(limit: Limit, { msBeforeNext }: RateLimiterRes): AppError {
  const minutes = Math.ceil(msBeforeNext / 60_000);
  return new AppError(
    'too-many',
    `limit ${limit} is used up`,
    `Too many tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`,
  );
}

/** Gives one use back, after something that turned out to be fine. */
export async function giveBack(limit: Limit, key: string): Promise<void> {
  await limits()[limit].reward(key);
}

/** Forgets what was counted under this key. */
export async function forget(limit: Limit, key: string): Promise<void> {
  await limits()[limit].delete(key);
}

/** Forgets everything that was counted. */
export function resetLimits(): void {
  shared.backpressureLimits = makeLimits();
}
