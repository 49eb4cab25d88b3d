import { describe, expect, it } from 'vitest';
import { formatBytes, formatMs, formatMsBeside, formatNumber } from './format-number';

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

describe('formatMsBeside', () => {
  it.each([
    [150_370, 150_000, '2 min 30.4 s'],
    [900_001, 900_000, '15 min 0.001 s'],
    [9.9996, 10, '9.9996 ms'],
    [10_000.4, 10_000, '10.0004 s'],
    [7_201_000, 7_200_000, '2 h 1 s'],
    [12_000, 10_000, '12 s'],
    [10_000, 10_000, '10 s'],
  ])('tells %d ms from its limit of %d ms', (ms, limit, text) => {
    expect(formatMsBeside(ms, limit).replaceAll('\u00a0', ' ')).toBe(text);
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [16_384, '16.4 kB'],
    [2_345_678_901, '2.35 GB'],
    [5e16, '50,000 TB'],
  ])('writes %d as %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words.replace(/ (?=\w+$)/, '\u00a0'));
  });
});
