import 'server-only';
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

function isOutage(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 4) return false;
  const { code, originalCode, kind, message, cause, meta, driverAdapterError } = error as Record<
    string,
    unknown
  >;
  if ([code, originalCode].some((one) => typeof one === 'string' && CODES.has(one))) return true;
  if (typeof kind === 'string' && KINDS.has(kind)) return true;
  if (typeof message === 'string' && WORDS.test(message)) return true;
  return [cause, meta, driverAdapterError].some((inner) => isOutage(inner, depth + 1));
}

/** An error as it is to be answered: that the database is away is nobody's mistake, and passes; all others stay what they are. */
export function asExpected(error: unknown): unknown {
  if (error instanceof AppError || !isOutage(error)) return error;
  const message =
    'The database does not answer just now. Nothing was stored. Try again in a moment; what you draw is kept in this browser.';
  return new AppError('unavailable', 'the database does not answer', message);
}
