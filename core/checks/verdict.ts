import type { Figure, Verdict } from '../contracts/grade-report';

type Evidence = Partial<Omit<Verdict, 'passed' | 'message'>>;

/** A promise kept, with what shows it. */
export function pass(message: string, evidence: Evidence = {}): Verdict {
  return { passed: true, message, ...EMPTY, ...evidence };
}

/** A promise broken, or one that there was nothing to judge by. */
export function fail(message: string, evidence: Evidence = {}): Verdict {
  return { passed: false, message, ...EMPTY, ...evidence };
}

/** A figure beside its limit; `limit` null where there is none. */
export function figure(
  name: string,
  value: Figure['value'],
  unit: string,
  limit: number | null = null,
): Figure {
  return { name, value, unit, limit };
}

const EMPTY = { components: [], connections: [], figures: [], counterexample: null };
