import { describe, expect, it } from 'vitest';
import { mergePredictions } from './use-predictions';

const entry = (scenario: string, answerMs: number) => ({
  scenario,
  prediction: { answerMs, drainMs: null, peakDepth: null, duplicates: null },
  outcome: null,
});

describe('mergePredictions', () => {
  it('keeps what either knows, and the first one where both do', () => {
    const merged = mergePredictions([entry('a', 1)], [entry('a', 2), entry('b', 3)]);
    expect(merged).toEqual([entry('a', 1), entry('b', 3)]);
  });
});
