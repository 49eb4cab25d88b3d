import 'server-only';
import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import type { ActionResult } from '@/core/shared/action-result';
import { spendByCaller } from './auth/caller';
import { type Guard, guards, type ViewerOf } from './auth/guards';
import { AppError } from './errors';
import { requireSameOrigin } from './http';
import { log } from './log';
import { asExpected } from './outage';
import { parseInput } from './parse-input';

const UNEXPECTED = 'Something went wrong on our side. Try again; nothing was half done.';

/** Turns a thrown error into a result; an unexpected one is logged and says nothing about itself. */
export function failureOf(thrown: unknown): Extract<ActionResult<never>, { ok: false }> {
  unstable_rethrow(thrown);
  const error = asExpected(thrown);
  if (error instanceof AppError) {
    const { code, reader, problems } = error;
    log.info({ code, reason: error.message }, 'refused');
    return { ok: false, code, message: reader, ...(problems.length > 0 ? { problems } : {}) };
  }
  log.error({ err: error }, 'an action failed');
  return { ok: false, code: 'unexpected', message: UNEXPECTED };
}

/**
 * Makes a server action: who may call it, what it takes, what it does. The caller is checked first, then the input,
 * strictly; errors come back as values. Next itself refuses calls from other origins.
 */
export function defineAction<G extends Guard, S extends z.ZodType, T>(options: {
  who: G;
  input: S;
  run: (input: z.output<S>, viewer: ViewerOf<G>) => Promise<T>;
}): (input: z.input<S>) => Promise<ActionResult<T>> {
  return async (input) => {
    try {
      requireSameOrigin({ headers: await headers() });
      const viewer = (await guards[options.who]()) as ViewerOf<G>;
      await spendByCaller(viewer, { account: 'action', address: 'actionFromAddress' });
      const value = await options.run(parseInput(options.input, input), viewer);
      return { ok: true, value };
    } catch (error) {
      return failureOf(error);
    }
  };
}
