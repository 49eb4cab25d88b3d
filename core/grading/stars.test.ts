import { expect, it } from 'vitest';
import { starsOf } from './stars';

it.each([
  [[true, true, true], 2],
  [[true, true, false], 1],
  [[true, false, true], 0],
  [[true, false, false], 0],
  [[false, true, true], 0],
  [[true], 0],
])('gives for stages %j %i stars', (stages, stars) => {
  expect(starsOf(stages)).toBe(stars);
});
