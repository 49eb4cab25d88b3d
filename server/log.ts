import 'server-only';
import pino from 'pino';
import { redacted } from './redacted';
import { requestContext } from './request-context';

/**
 * The server's log: one JSON object per line on stderr, with the id of the request that it belongs to. What is named like a
 * secret is left out at any depth; all the same, never give it whole requests.
 */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? 'info',
    mixin: () => {
      const request = requestContext().getStore()?.id;
      return request === undefined ? {} : { request };
    },
    // Errors are made plain below already.
    serializers: { err: (plain) => plain },
    formatters: { log: (fields) => redacted(fields) as Record<string, unknown> },
  },
  pino.destination(2),
);
