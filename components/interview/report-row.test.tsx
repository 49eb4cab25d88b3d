import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ReportRow as Row } from '@/core/interview/round-report';
import { renderedWords } from '@/tests/support/rendered-words';
import { ReportRow } from './report-row';

const rowOf = (step: Row['step'], text = 'It broke.') => {
  const row: Row = {
    step,
    level: 'thin',
    earned: 1,
    of: 4,
    lines: [{ sign: 'missed', text, atMs: 71_000 }],
    trying: 0,
    model: ['Say "pending".'],
    spentMs: 60_000,
    softMs: null,
  };
  return <ReportRow row={row} replays={{ page: '/interview/one', titles: {} }} />;
};
const words = (step: Row['step']) => renderedWords(rowOf(step));

describe('a row of the report', () => {
  it('says of a drawing when what broke was last drawn, and of a question when it was asked', () => {
    expect(words('draw')).toContain('It broke. (last drawn at 1:11)');
    expect(words('clarify')).toContain('It broke. (1:11)');
  });

  it('is set as running text: numbers stay with their units, and marks are curled', () => {
    const html = renderToStaticMarkup(rowOf('draw', 'The limit is 2.6 s.'));
    expect(html).toContain('The limit is 2.6\u00a0s.');
    expect(html).toContain('Say “pending”.');
  });
});
