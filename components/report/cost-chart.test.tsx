import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { renderedWords } from '@/tests/support/rendered-words';
import { CostChart, type PricedLine } from './cost-chart';

const one = (id: string, dollars: number, passed: boolean, stars = 0): PricedLine => ({
  id,
  dollars,
  passed,
  stars,
});
const chart = (tries: PricedLine[], budget: number | null = 590) => (
  <CostChart tries={tries} budget={budget} stages={3} current="a" />
);

describe('CostChart', () => {
  it('says what will stand there while no grade names a cost', () => {
    expect(renderedWords(chart([]))).toBe(
      'None of your grades names a cost yet. Hand a design in, and it stands here by its bill and its stars.',
    );
  });

  it('says what a single try costs, and how to see more', () => {
    expect(renderedWords(chart([one('a', 519, true, 2)]))).toContain(
      'Your one try costs $519 a month (2 stars). The budget is $590 a month. Hand in another, and you see what a star costs.',
    );
  });

  it('names the cheapest try for each number of stars, and leaves out those that are beaten', () => {
    const words = renderedWords(
      chart([
        one('a', 519, true, 2),
        one('b', 2825, true, 1),
        one('c', 398, true),
        one('d', 300, false),
      ]),
    );
    expect(words).toContain(
      'The cheapest of your 4 tries: passed for $398, 2 stars for $519 a month. The budget is $590 a month.',
    );
  });

  it('says so when no try has passed, and of no budget where there is none', () => {
    const words = renderedWords(chart([one('a', 300, false), one('b', 400, false)], null));
    expect(words).toContain('None of your 2 tries has passed yet.');
    expect(words).not.toContain('budget');
  });

  it('keeps the drawing from those who hear it, who have the caption', () => {
    const html = renderToStaticMarkup(chart([one('a', 519, true, 2), one('b', 398, true, 1)]));
    expect(html).toMatch(/^<figure><div aria-hidden="true"/);
    expect(html).toContain('title="$398 a month, 1 star"');
    expect(html).not.toContain('<a ');
  });
});
