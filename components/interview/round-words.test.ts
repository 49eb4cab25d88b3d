import { describe, expect, it } from 'vitest';
import { clockWords } from './round-words';

describe('clockWords', () => {
  it.each([
    [0, '0:00'],
    [425_999, '7:05'],
    [3_750_000, '1:02:30'],
  ])('shows %s ms as %s', (ms, words) => expect(clockWords(ms)).toBe(words));
});
