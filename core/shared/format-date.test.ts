import { expect, it } from 'vitest';
import { formatInstant, instantAtOffset } from './format-date';

it('writes an instant with the month in letters, so that no order of numbers can be mistaken', () => {
  expect(formatInstant('2026-11-03T07:46:12.000Z')).toBe('3 Nov 2026, 07:46');
});

it('gives back what is no instant', () => {
  expect(formatInstant('soon')).toBe('soon');
});

it('writes an instant by the clock of whoever reads, over midnight and the end of a year too', () => {
  expect(instantAtOffset('2026-12-31T23:30:00.000Z', 60)).toBe('1 Jan 2027, 00:30');
  expect(instantAtOffset('2026-11-03T02:00:00.000Z', -210)).toBe('2 Nov 2026, 22:30');
  expect(instantAtOffset('soon', 60)).toBe('soon');
});
