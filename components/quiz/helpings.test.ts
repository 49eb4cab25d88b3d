import { expect, it } from 'vitest';
import { nextHelping, restsAfter } from './helpings';

const rests = (total: number) =>
  Array.from({ length: total }, (_, i) => i + 1).filter((n) => restsAfter(n, total));

it('rests after every five questions, and never before one or two last ones', () => {
  expect(rests(15)).toEqual([5, 10]);
  expect(rests(13)).toEqual([5, 10]);
  expect(rests(12)).toEqual([5]);
  expect(rests(7)).toEqual([]);
  expect(rests(5)).toEqual([]);
});

it('says how many come next', () => {
  expect(nextHelping(5, 15)).toBe('5 more');
  expect(nextHelping(10, 15)).toBe('The last 5');
  expect(nextHelping(10, 13)).toBe('The last 3');
  expect(nextHelping(5, 12)).toBe('The last 7');
});
