import { expect, it } from 'vitest';
import { signedPoints } from './rubric-words';

it.each([
  [2, '+2'],
  [-0.5, '−0.5'],
  [0, '0'],
  [0.1 + 0.2, '+0.3'],
])('shows %d as %s', (points, words) => {
  expect(signedPoints(points)).toBe(words);
});
