import 'server-only';
import pino from 'pino';

/** The server's log: one JSON object per line on stderr. Never give it passwords, tokens or whole requests. */
export const log = pino(
  { level: process.env.LOG_LEVEL ?? 'info', redact: ['password', '*.password'] },
  pino.destination(2),
);
