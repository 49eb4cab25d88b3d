import { describe, expect, it } from 'vitest';
import type { ReportRow as Row } from '@/core/interview/round-report';
import { renderedWords } from '@/tests/support/rendered-words';
import { ReportRow } from './report-row';

const words = (step: Row['step']) => {
  const row: Row = {
    step,
    level: 'thin',
    earned: 1,
    of: 4,
    lines: [{ sign: 'missed', text: 'It broke.', atMs: 71_000 }],
    trying: 0,
    model: [],
    spentMs: 60_000,
    softMs: null,
  };
  return renderedWords(<ReportRow row={row} replays={{ page: '/interview/one', titles: {} }} />);
};

describe('a row of the report', () => {
  it('says of a drawing when what broke was last drawn, and of a question when it was asked', () => {
    expect(words('draw')).toContain('It broke. (last drawn at 1:11)');
    expect(words('clarify')).toContain('It broke. (1:11)');
  });
});
