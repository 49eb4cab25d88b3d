import { describe, expect, it } from 'vitest';
import { readReport } from './read-report';

/** A finding as engine 1.0.0 stored it. */
const OLD = {
  id: 'all-delivered',
  check: 'delivers-all',
  stage: 2,
  passed: false,
  points: 10,
  message: '998 of 1,000 e-mails were delivered. Of the others: 2 lost.',
  because: 'Readers wait for it.',
  lesson: null,
  components: ['provider'],
  connections: [],
  figures: [],
  counterexample: [
    '0.004 s request 0 sets out',
    '… 2 more steps …',
    '1.000 s is gone: there is no dead-letter queue',
  ],
};

describe('readReport', () => {
  it('leaves the words of an old report as they were said, and fills in what was not known', () => {
    const [finding] = readReport({ engineVersion: '1.0.0', findings: [OLD] }).findings;
    expect(finding).toEqual({ ...OLD, judged: true, cause: null, data: {}, followsFrom: null });
  });

  it('changes nothing in a report of today', () => {
    const today = { ...OLD, judged: false, cause: 'unfinished', data: { a: 1 }, followsFrom: 'x' };
    expect(readReport({ findings: [today] }).findings).toEqual([today]);
  });
});
