/** What a part of the content check found: how much is in order, and one line `file:path: message` per trouble. */
export interface Outcome {
  passed: number;
  failures: string[];
}

/** All outcomes as one. */
export function merged(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((sum, outcome) => sum + outcome.passed, 0),
    failures: outcomes.flatMap((outcome) => outcome.failures),
  };
}

/** The outcome of one test that has nothing to say when it passes. */
export function outcomeOf(failures: readonly string[]): Outcome {
  return { passed: failures.length === 0 ? 1 : 0, failures: [...failures] };
}
