import { describe, expect, it } from 'vitest';
import { type ComponentPage, componentPageProblems, figureOfLessons } from './component-page';

const lesson = {
  slug: 'queues',
  premium: false,
  body: '## Lines\n\n::figure{name="queue"}\n\n_In words:_ a line grows.\n\nMore.',
};
const body = [
  'What it does',
  'When it is full',
  'When something fails',
  'In which order',
  'In real products',
]
  .map((heading) => `## ${heading}\n\nText.\n`)
  .join('\n');
const page: ComponentPage = {
  type: 'queue',
  figure: 'queue',
  lessons: ['queues#lines'],
  terms: ['ack'],
  body,
};

describe('figureOfLessons', () => {
  it('takes the figure with its words from the lesson that shows it', () => {
    expect(figureOfLessons([lesson], 'queue')).toBe(
      '::figure{name="queue"}\n\n_In words:_ a line grows.',
    );
  });

  it('takes nothing from a premium lesson, and nothing that is not shown', () => {
    expect(figureOfLessons([{ ...lesson, premium: true }], 'queue')).toBeNull();
    expect(figureOfLessons([lesson], 'cache')).toBeNull();
  });
});

describe('componentPageProblems', () => {
  it('has nothing to say about a whole page', () => {
    expect(componentPageProblems(page, [lesson], ['ack'])).toEqual([]);
  });

  it('names a missing heading, and whatever leads nowhere', () => {
    const broken = {
      ...page,
      body: body.replace('## In which order', '## Order'),
      lessons: ['ghost'],
      terms: ['ghost'],
      figure: 'cache',
    };
    expect(componentPageProblems(broken, [lesson], ['ack'])).toEqual([
      { path: '', message: expect.stringContaining('must have the headings What it does') },
      { path: 'lessons.0', message: 'there is no lesson "ghost"' },
      { path: 'terms.0', message: 'there is no term "ghost"' },
      { path: 'figure', message: 'no lesson that everyone may read shows "cache"' },
    ]);
  });
});
