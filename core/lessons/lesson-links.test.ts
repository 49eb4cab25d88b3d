import { describe, expect, it } from 'vitest';
import { linkProblems } from './lesson-links';

const lessons = [{ slug: 'choosing', body: '## The decision table' }];

describe('linkProblems', () => {
  it('accepts links to lessons, their headings, missions and terms, and ignores code and other sites', () => {
    const body = [
      'See [this](/lessons/choosing), [there](/lessons/choosing#the-decision-table),',
      '[build it](/missions/newsletter) with [keys](/glossary#idempotency-key) [a standard](https://example.org/x) and [a round](/interview) with [queues](/components/queue).',
      '```md\n[x](/nowhere)\n```',
    ].join('\n');
    expect(linkProblems(body, lessons, ['newsletter'], ['idempotency-key'])).toEqual([]);
  });

  it('names line and trouble of every other one', () => {
    const body =
      '[a](/lessons/ghost)\n[b](/lessons/choosing#x) [c](/missions/ghost) [d](/teach) [e](/glossary#x) [f](/components/ghost)';
    expect(linkProblems(body, lessons, ['newsletter'], ['idempotency-key'])).toEqual([
      { path: 'line 1', message: 'there is no lesson "ghost"' },
      { path: 'line 2', message: expect.stringContaining('has no heading "x"') },
      { path: 'line 2', message: 'there is no page "/missions/ghost" that a lesson may link to' },
      { path: 'line 2', message: 'there is no page "/teach" that a lesson may link to' },
      { path: 'line 2', message: 'there is no page "/glossary#x" that a lesson may link to' },
      {
        path: 'line 2',
        message: 'there is no page "/components/ghost" that a lesson may link to',
      },
    ]);
  });
});
