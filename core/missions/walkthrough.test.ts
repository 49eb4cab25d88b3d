import { describe, expect, it } from 'vitest';
import { quoteProblems } from './walkthrough';

const quote = (words: string) => ({ design: 'solutions/full.json', check: 'in-time', words });

describe('quoteProblems', () => {
  it('accepts figures in bold that are quoted from a run', () => {
    const body = 'It took **2.46 s**, and **2.46 s** again, at 12 ms.';
    expect(quoteProblems({ quotes: [quote('2.46 s')], body })).toEqual([]);
  });

  it('names a figure that comes from no run, and a quote that is not made', () => {
    expect(quoteProblems({ quotes: [quote('2.46 s')], body: 'It took **2.4 s**.' })).toEqual([
      { path: 'quotes', message: '"2.4 s" stands in bold and comes from no run' },
      { path: 'quotes', message: '"2.46 s" does not stand in the text in bold' },
    ]);
  });
});
