import 'server-only';
import type { z } from 'zod';
import { log } from '@/server/log';

/**
 * A JSON column as its schema has it. What does not fit any more (another version wrote it) is dropped and logged under
 * `what`, so that one unreadable row harms nobody.
 */
export function readJson<T>(schema: z.ZodType<T>, stored: unknown, what: string): T | null {
  const parsed = schema.safeParse(stored);
  if (parsed.success) return parsed.data;
  log.warn({ what, problem: parsed.error.issues[0]?.message }, 'a stored value is not readable');
  return null;
}
