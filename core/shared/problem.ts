/** One thing wrong with an input: where it is (`components[2].settings.replicas`) and what is wrong. */
export interface Problem {
  path: string;
  message: string;
}

/** A parsed value, or every problem found in the input at once. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };
