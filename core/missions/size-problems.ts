import type { Problem } from '../shared/problem';

/** A mission beyond this many values is no text that somebody wrote, and would take long to find fault with. */
const MAX_VALUES = 10_000;

/**
 * The problem of a mission that holds more than 10,000 values (keys and entries of lists, at any depth), or none. Stops
 * counting there, so that it answers at once whatever comes, documents that contain themselves included.
 */
export function sizeProblems(input: unknown): Problem[] {
  const stack: unknown[] = [input];
  let values = 0;
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (typeof top !== 'object' || top === null) continue;
    const entries = Array.isArray(top) ? top : Object.values(top);
    values += entries.length;
    if (values > MAX_VALUES) {
      return [{ path: '', message: `a mission holds at most ${MAX_VALUES} values` }];
    }
    for (const entry of entries) if (typeof entry === 'object') stack.push(entry);
  }
  return [];
}
