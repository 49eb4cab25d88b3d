import type { Problem } from './problem';

/** What a call to the server gives back: a value, or why not, in words for the reader. */
export type ActionResult<T> =
  | { ok: true; value: T }
  | { ok: false; code: string; message: string; problems?: Problem[] };
