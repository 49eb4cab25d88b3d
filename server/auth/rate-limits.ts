import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  type RateLimiterRes,
} from 'rate-limiter-flexible';
import { serverEnv } from '@/server/env';
import { AppError } from '@/server/errors';
import { log } from '@/server/log';

const QUARTER_HOUR = 15 * 60;
const HOUR = 3600;

interface Rule {
  points: number;
  /** Seconds after which all of them are there again. */
  duration: number;
  /** Counted in the database where there is one, so that it holds over all processes and starts. */
  everywhere?: true;
}

const RULES = {
  /** Failed sign-ins to one account from one address: others cannot lock its owner out. */
  signInToAccount: { points: 10, duration: QUARTER_HOUR, everywhere: true },
  /** Failed sign-ins from one address and those under way, whatever the account: a lecture hall shares one. */
  signInFromAddress: { points: 400, duration: QUARTER_HOUR, everywhere: true },
  /** Failed sign-ins to one account, whatever the address; a browser that signed in before never meets it. */
  signInToAccountAnywhere: { points: 30, duration: HOUR, everywhere: true },
  /** A lecture hall registers from one address within a minute. */
  registerFromAddress: { points: 1000, duration: HOUR, everywhere: true },
  /** Links to a new password or an account that led nowhere, opened from one address. */
  oneTimeLink: { points: 100, duration: QUARTER_HOUR, everywhere: true },
  /** Links to a new password that one instructor makes: a whole lecture hall may have forgotten theirs. */
  resetLink: { points: 300, duration: HOUR, everywhere: true },
  /** Copies of everything an account has done: each reads all of it. */
  accountExport: { points: 5, duration: HOUR, everywhere: true },
  /** New e-mails of one account: whether one is taken is told. */
  emailChange: { points: 10, duration: HOUR, everywhere: true },
  /** Mails that somebody asks for: a mailbox must not be filled by strangers, and a class may have forgotten its passwords. */
  mailToAddress: { points: 5, duration: HOUR, everywhere: true },
  mailFromAddress: { points: 300, duration: HOUR, everywhere: true },
  passwordChange: { points: 10, duration: QUARTER_HOUR, everywhere: true },
  /** Classes that one instructor makes: a school year, several times over. */
  makeClass: { points: 60, duration: HOUR, everywhere: true },
  joinCohort: { points: 30, duration: QUARTER_HOUR, everywhere: true },
  submit: { points: 60, duration: 10 * 60, everywhere: true },
  shareLink: { points: 60, duration: QUARTER_HOUR, everywhere: true },
  restorePoint: { points: 200, duration: QUARTER_HOUR },
  /** Quizzes begun and questions answered, by one account or from the one address of visitors: a class may share it. */
  quizStart: { points: 300, duration: QUARTER_HOUR },
  quizAnswer: { points: 3000, duration: QUARTER_HOUR },
  /** Saves of drawings: the canvas itself waits for a pause of the hand. */
  draftSave: { points: 120, duration: 60 },
  /** The same in a round where an interviewer looks on: every change is sent at once. */
  watchedDrawing: { points: 600, duration: 60 },
  /** What they weigh, kB: a drawing of the largest size every eight seconds, all hour long. */
  draftKilobytes: { points: 120_000, duration: HOUR },
  /** Everything that forms and buttons do, by one account: three clicks a second, all the time. */
  action: { points: 2700, duration: QUARTER_HOUR },
  /** The same by the visitors of one address: a class may share it. */
  actionFromAddress: { points: 40_000, duration: QUARTER_HOUR },
  /** Pages that draw whole designs, opened from one address; a class may share it. */
  drawnPage: { points: 300, duration: 60 },
} satisfies Record<string, Rule>;

export type Limit = keyof typeof RULES;

// One set of counters per process, however often the bundler loads this module.
const shared = globalThis as {
  backpressureLimits?: Map<Limit, RateLimiterAbstract>;
  backpressureLimitPool?: pg.Pool;
};

/** Set by tests only: what was counted before goes by another name. */
let era = '';

function pool(address: string): pg.Pool {
  if (shared.backpressureLimitPool === undefined) {
    const made = new pg.Pool({
      connectionString: address,
      max: 2,
      connectionTimeoutMillis: 2_000,
      statement_timeout: 2_000,
      allowExitOnIdle: true,
    });
    made.on('error', (error) => log.warn({ err: error }, 'a connection for limits was lost'));
    shared.backpressureLimitPool = made;
  }
  return shared.backpressureLimitPool;
}

function make(name: Limit): RateLimiterAbstract {
  const { points, duration, everywhere }: Rule = RULES[name];
  const options = { points, duration, keyPrefix: `${era}${name}` };
  const { databaseUrl } = serverEnv();
  if (databaseUrl === null || !everywhere) return new RateLimiterMemory(options);
  return new RateLimiterPostgres({
    ...options,
    storeClient: pool(databaseUrl),
    storeType: 'pool',
    tableName: 'RateLimit',
    tableCreated: true,
    // A database that is away for a moment opens no door.
    insuranceLimiter: new RateLimiterMemory(options),
  });
}

function limiter(name: Limit): RateLimiterAbstract {
  shared.backpressureLimits ??= new Map();
  const known = shared.backpressureLimits.get(name);
  if (known !== undefined) return known;
  const made = make(name);
  shared.backpressureLimits.set(name, made);
  return made;
}

/** Keys are of any length, the column is not. */
const short = (key: string) =>
  key.length <= 150 ? key : createHash('sha256').update(key).digest('base64url');

/** Counts one use, or what it weighs; throws `too-many` when nothing is left. */
export async function spend(limit: Limit, key: string, points = 1): Promise<void> {
  try {
    await limiter(limit).consume(short(key), points);
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
    `Too many attempts. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`,
  );
}

/** Gives one use back, after something that turned out to be fine. */
export async function giveBack(limit: Limit, key: string): Promise<void> {
  await limiter(limit).reward(short(key));
}

/** Forgets what was counted under this key. */
export async function forget(limit: Limit, key: string): Promise<void> {
  await limiter(limit).delete(short(key));
}

/** Forgets everything that was counted. */
export function resetLimits(): void {
  era = `${randomUUID().slice(0, 8)} `;
  delete shared.backpressureLimits;
}
