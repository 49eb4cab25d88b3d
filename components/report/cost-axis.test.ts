import { describe, expect, it } from 'vitest';
import { costAxis } from './cost-axis';

describe('costAxis', () => {
  it.each([
    [
      [519, 590],
      [0, 200, 400, 600, 800],
    ],
    [
      [2825, 590],
      [0, 1000, 2000, 3000],
    ],
    [[100], [0, 50, 100, 150]],
    [[0], [0, 0.5, 1, 1.5]],
    [[], [0, 0.5, 1, 1.5]],
  ])('of %j has the ticks %j', (amounts, ticks) => {
    expect(costAxis(amounts)).toEqual({ most: ticks.at(-1), ticks });
  });
});
