import { describe, expect, it } from 'vitest';
import { costFrontier } from './cost-frontier';

const tries = (...list: [id: string, stages: number, dollars: number][]) =>
  list.map(([id, stages, dollars]) => ({ id, stages, dollars }));
const ids = (...list: Parameters<typeof tries>) => costFrontier(tries(...list)).map(({ id }) => id);

describe('costFrontier', () => {
  it('is empty without tries, and without one that keeps a stage', () => {
    expect(ids()).toEqual([]);
    expect(ids(['bare', 0, 10])).toEqual([]);
  });

  it('is the one try there is', () => {
    expect(ids(['only', 2, 500])).toEqual(['only']);
  });

  it('leaves out what costs more and keeps no more', () => {
    expect(
      ids(
        ['dear', 2, 900],
        ['cheap', 1, 300],
        ['best', 3, 600],
        ['same', 1, 400],
        ['bare', 0, 100],
      ),
    ).toEqual(['cheap', 'best']);
  });

  it('takes the first of equals, and of equal bills the one that keeps more', () => {
    expect(ids(['a', 1, 300], ['b', 1, 300])).toEqual(['a']);
    expect(ids(['less', 1, 300], ['more', 2, 300])).toEqual(['more']);
  });
});
