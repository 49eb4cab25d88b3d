import 'server-only';
import { DISK_FULL } from './disk';
import { AppError } from './errors';

/** What Prisma, the driver and PostgreSQL say when the database cannot be reached, is going down, or does not answer in time. */
const CODES = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '57014',
  '55P03',
  '08006',
  '53300',
]);
const KINDS = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);
const WORDS = /timeout exceeded when trying to connect|Connection terminated|Query read timeout/;

/** Whether an error, or one that it was made from, is of this kind. */
function isLike(
  test: (one: Record<string, unknown>) => boolean,
  error: unknown,
  depth = 0,
): boolean {
  if (typeof error !== 'object' || error === null || depth > 4) return false;
  const one = error as Record<string, unknown>;
  if (test(one)) return true;
  return [one.cause, one.meta, one.driverAdapterError].some((inner) =>
    isLike(test, inner, depth + 1),
  );
}

const isDiskFull = ({ code, originalCode }: Record<string, unknown>) =>
  code === DISK_FULL || originalCode === DISK_FULL;

function isOutage({ code, originalCode, kind, message }: Record<string, unknown>): boolean {
  if ([code, originalCode].some((one) => typeof one === 'string' && CODES.has(one))) return true;
  if (typeof kind === 'string' && KINDS.has(kind)) return true;
  return typeof message === 'string' && WORDS.test(message);
}

/** An error as it is to be answered: that the database is away or its disk full is nobody's mistake, and passes; all others stay what they are. */
export function asExpected(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (isLike(isDiskFull, error)) {
    const message =
      'The disk of this server is almost full, so nothing can be stored just now. What you draw is kept in this browser. Tell whoever runs this site.';
    return new AppError('unavailable', 'the disk is almost full', message);
  }
  if (!isLike(isOutage, error)) return error;
  const message =
    'The database does not answer just now. Nothing was stored. Try again in a moment; what you draw is kept in this browser.';
  return new AppError('unavailable', 'the database does not answer', message);
}
