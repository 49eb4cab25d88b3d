import 'server-only';
import { formatWithOptions } from 'node:util';
import { log } from './log';
import { requestContext } from './request-context';

const LEVELS = { error: 'error', warn: 'warn', info: 'info', log: 'info', debug: 'debug' } as const;

/**
 * Sends what others write to the console (Next, libraries) through the log, so that every line is one JSON object. An error of a
 * request comes by `onRequestError` as well, with more about it, so here it is only worth a debug line.
 */
export function logEverything(): void {
  for (const [name, level] of Object.entries(LEVELS) as [keyof typeof LEVELS, 'info'][]) {
    console[name] = (...args: unknown[]) => {
      const err = args.find((one) => one instanceof Error);
      const words = args.filter((one) => one !== err);
      const text = formatWithOptions({ colors: false }, ...words).trim();
      if (text !== '' || err !== undefined) {
        const isTold = err !== undefined && requestContext().getStore() !== undefined;
        log[isTold ? 'debug' : level](
          { from: 'console', ...(err === undefined ? {} : { err }) },
          text || 'an error',
        );
      }
    };
  }
  process.on('uncaughtExceptionMonitor', (error) => {
    log.fatal({ err: error }, 'an error that nobody caught');
  });
}
