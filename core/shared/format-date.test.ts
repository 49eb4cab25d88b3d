import { expect, it } from 'vitest';
import { formatInstant } from './format-date';

it('writes an instant with the month in letters, so that no order of numbers can be mistaken', () => {
  expect(formatInstant('2026-11-03T07:46:12.000Z')).toBe('3 Nov 2026, 07:46');
});

it('gives back what is no instant', () => {
  expect(formatInstant('soon')).toBe('soon');
});
