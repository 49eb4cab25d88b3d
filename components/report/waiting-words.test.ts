import { describe, expect, it } from 'vitest';
import { waitingWords } from './waiting-words';

describe('waitingWords', () => {
  it.each([
    ['queued', 0, null, 'Handed in. It is graded next.'],
    ['queued', 1, null, 'Handed in. One design is graded before it.'],
    ['queued', 1200, null, 'Handed in. 1,200 designs are graded before it.'],
    ['grading', 0, null, 'Being graded.'],
    ['grading', 0, 0.459, 'Being graded: 45 % done.'],
  ])('says of %s with %d ahead at %s: %s', (state, ahead, progress, words) => {
    expect(waitingWords({ state, ahead, progress })).toBe(words);
  });
});
