import 'server-only';
import type { z } from 'zod';
import { problemsOf } from '@/core/shared/zod-problems';
import { invalid } from './errors';

/** Parses what came from outside; throws an `invalid` error with every problem when it does not fit. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw invalid('input does not fit its schema', problemsOf(parsed.error));
}
