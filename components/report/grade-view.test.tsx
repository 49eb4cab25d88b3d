import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Finding } from '@/core/contracts/grade-report';
import { renderedWords } from '@/tests/support/rendered-words';
import type { Mending } from './finding-card';
import { GradeView } from './grade-view';
import { reportRows } from './report-rows';
import type { ReadableReport } from './stage-summary';

function finding(id: string, parts: Partial<Finding>): Finding {
  return {
    id,
    check: 'no-loose-ends',
    stage: 1,
    passed: true,
    judged: true,
    cause: null,
    data: {},
    points: 5,
    message: 'It is so.',
    because: 'Somebody relies on it.',
    lesson: null,
    followsFrom: null,
    components: [],
    connections: [],
    figures: [],
    counterexample: null,
    ...parts,
  };
}
const fast = finding('fast', { message: 'The answer took 3 ms.' });
const soon = finding('soon', {
  passed: false,
  followsFrom: 'all',
  message: 'The last one never came.',
});
const all = finding('all', {
  passed: false,
  message: 'Only 143,692 were delivered.',
  components: ['sender'],
  figures: [{ name: 'delivered', value: 143_692, unit: 'items', limit: 1_000_000 }],
});
const once = finding('once', {
  stage: 2,
  passed: false,
  message: 'Seven came twice.',
  figures: [{ name: 'duplicates (crash)', value: 7, unit: 'items', limit: 0 }],
});
const gone = finding('gone', { stage: 2, passed: false, judged: false, message: 'It ran out.' });
const promises = {
  fast: 'The click is answered within 10 ms.',
  soon: 'It is over in time.',
  all: 'Every e-mail is delivered.',
  once: 'Nobody gets it twice.',
};
const diagram: Diagram = {
  format: 1,
  components: [{ id: 'sender', type: 'worker', label: 'Sender', position: { x: 0, y: 0 } }],
  connections: [],
  notes: [],
};
const report = (findings: Finding[]): ReadableReport => ({
  mission: 'newsletter',
  missionVersion: 'm',
  engineVersion: '2',
  passed: findings.every(({ passed }) => passed),
  score: { earned: 5, total: 25 },
  stars: 0,
  findings,
  scenarios: [],
});
const mending: Mending = {
  mission: 'newsletter',
  hinted: ['all', 'fast'],
  runs: { all: 'crash', fast: 'crash' },
  hint: async () => ({ ok: true, value: { hint: 'Split it.', more: false } }),
};
const view = (findings: Finding[], ways: Mending | null = mending) => (
  <GradeView
    report={report(findings)}
    diagram={diagram}
    titles={{
      stages: ['Answer first', 'A million'],
      scenarios: { crash: 'Ten senders die' },
      horizons: { crash: 60_000 },
      promises,
    }}
    mending={ways}
  />
);
const FINDINGS = [fast, soon, all, once, gone];

describe('what a report puts first', () => {
  it('is the first broken promise that follows from nothing, then the other broken ones', () => {
    const rows = reportRows(FINDINGS, promises);
    expect(rows.next?.finding.id).toBe('all');
    expect(rows.broken.map((row) => row.finding.id)).toEqual(['once']);
    expect(rows.following.map((row) => row.follows)).toEqual([
      { id: 'all', words: 'Every e-mail is delivered.' },
    ]);
    expect(rows.unjudged.map((row) => [row.finding.id, row.promise])).toEqual([['gone', null]]);
    expect(rows.kept.map((row) => row.finding.id)).toEqual(['fast']);
  });

  it('is a broken promise even when it follows from one that the report no longer calls broken', () => {
    expect(reportRows([fast, soon], promises).next?.finding.id).toBe('soon');
    expect(reportRows([fast], promises).next).toBeNull();
  });
});

describe('a report', () => {
  const text = renderedWords(view(FINDINGS));

  it('leads from what to fix to what is kept', () => {
    const order = [
      'Fix this next',
      'Also broken',
      'Broken by the same cause',
      'Not judged',
      'Kept',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.every((place) => place >= 0)).toBe(true);
  });

  it('says of the promise to fix what was promised, what happened, by which figure, and why it matters', () => {
    expect(text).toContain(
      'Fix this next ✗ broken: Every e-mail is delivered. stage 1, 0 of 5 points Only 143,692 were delivered. delivered 143,692 items / limit 1,000,000 items Somebody relies on it. A hint',
    );
  });

  it('names in a figure the scenario, not its id', () => {
    expect(text).toContain('duplicates in “Ten senders die” 7 items / limit 0 items');
  });

  it('names the promise that another one follows from', () => {
    expect(text).toContain(
      'The last one never came. It follows from another one: Every e-mail is delivered. Fix that first.',
    );
  });

  it('says of what could not be judged neither kept nor broken', () => {
    expect(text).toContain('? could not be judged: It ran out.');
  });

  it('offers a hint only on what is broken and has hints', () => {
    expect(text.match(/A hint/g)).toHaveLength(1);
  });

  it('opens the canvas with the component meant selected', () => {
    expect(renderToStaticMarkup(view(FINDINGS))).toContain(
      'href="/missions/newsletter?select=sender"',
    );
  });

  it('follows one request of the run in which a promise broke, and none of what is kept', () => {
    const html = renderToStaticMarkup(view(FINDINGS));
    expect(html.match(/missions\/newsletter\?run=crash"/g)).toHaveLength(1);
  });

  it('shows whoever reads another’s report neither hints nor a way to a canvas', () => {
    const read = renderedWords(view(FINDINGS, null));
    expect(read).toContain('Fix this next');
    expect(read).not.toContain('A hint');
    expect(read).not.toContain('Open on the canvas');
    expect(read).not.toContain('Follow one request');
  });

  it('folds what is kept while something is broken, and opens it when nothing is', () => {
    expect(renderToStaticMarkup(view(FINDINGS))).toMatch(/<details id="kept" class/);
    expect(renderToStaticMarkup(view([fast]))).toMatch(/<details id="kept" open/);
  });
});
