import { expect, it } from 'vitest';
import { unitWords } from './unit-words';

it.each([
  [1, 'replicas', 'replica'],
  [3, 'replicas', 'replicas'],
  [1, 'slots per replica', 'slot per replica'],
  [1, 'ms', 'ms'],
  [1, 'calls/s', 'calls/s'],
])('%d %s reads %s', (value, unit, words) => {
  expect(unitWords(value, unit)).toBe(words);
});
