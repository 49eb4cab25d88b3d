import { describe, expect, it } from 'vitest';
import { parseReviewQuery, reviewSearch } from './review-query';

describe('the query of a review queue', () => {
  it('shows what waits unless told, and takes nonsense for nothing', () => {
    const usual = { show: 'waiting', group: null, page: 1 };
    expect(parseReviewQuery({})).toEqual(usual);
    expect(parseReviewQuery({ show: 'none', group: '<b>', page: '-1' })).toEqual(usual);
    expect(parseReviewQuery({ page: '1e9', group: '' })).toEqual(usual);
    expect(reviewSearch(parseReviewQuery({}))).toBe('');
  });

  it('comes back from its own address', () => {
    const query = { show: 'asked', group: '1-0123456789abcdef', page: 3 } as const;
    const params = Object.fromEntries(new URLSearchParams(reviewSearch(query)));
    expect(parseReviewQuery(params)).toEqual(query);
  });
});
