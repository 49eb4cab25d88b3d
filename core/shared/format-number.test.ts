import { describe, expect, it } from 'vitest';
import { formatMs, formatNumber } from './format-number';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [1_000_000, '1,000,000'],
    [1234.56, '1,235'],
    [12.345, '12.3'],
    [4.1, '4.1'],
    [0.12345, '0.123'],
    [-1500, '−1,500'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe('formatMs', () => {
  it.each([
    [4, '4 ms'],
    [999, '999 ms'],
    [6020, '6.02 s'],
    [30_000, '30 s'],
    [652_000, '10 min 52 s'],
    [7_200_000, '2 h'],
    [50_040_000, '13 h 54 min'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(formatMs(ms).replaceAll('\u00a0', ' ')).toBe(text);
  });
});
