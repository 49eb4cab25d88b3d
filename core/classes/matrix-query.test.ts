import { describe, expect, it } from 'vitest';
import { FIRST_MATRIX, matrixAddress, parseMatrixQuery } from './matrix-query';

const again = (address: string) =>
  parseMatrixQuery(Object.fromEntries(new URLSearchParams(address)));

describe('the address of a matrix', () => {
  it('is bare for the first one', () => {
    expect(matrixAddress(FIRST_MATRIX)).toBe('');
    expect(parseMatrixQuery({})).toEqual(FIRST_MATRIX);
  });

  it('leads back to the same matrix', () => {
    const query = {
      search: 'ana & co',
      show: 'silent' as const,
      days: 14,
      section: 'A 1',
      sort: '01a210dd-55da-76bd-ae1e-89b89ab80a41',
      descending: true,
      page: 3,
      columns: 2,
    };
    expect(again(matrixAddress(query))).toEqual(query);
  });

  it('takes what a form says in one field', () => {
    expect(parseMatrixQuery({ show: 'silent-14', sort: 'points-desc' })).toMatchObject({
      show: 'silent',
      days: 14,
      sort: 'points',
      descending: true,
    });
  });

  it('says nothing where it makes no sense', () => {
    const odd = {
      q: ['a'],
      show: 'x',
      days: '-1',
      sort: '1; drop',
      dir: 'up',
      page: '0',
      cols: 'NaN',
    };
    expect(parseMatrixQuery(odd)).toEqual(FIRST_MATRIX);
    expect(parseMatrixQuery({ q: 'a\0b' }).search).toBe('ab');
  });
});
