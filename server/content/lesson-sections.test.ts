import { describe, expect, it } from 'vitest';
import type { Lesson } from '@/core/lessons/lesson-schema';
import { lessonSections } from './lesson-sections';
import { listLessons } from './lessons';

const lesson: Lesson = {
  slug: 'sync-async',
  title: 'Synchronous or asynchronous',
  readTime: '10 min',
  orderIndex: 1,
  premium: false,
  summary: 'What must be known now.',
  body: [
    'Before the **first** "heading".',
    '## The *golden* rule',
    '- One [link](https://example.org/hidden)\n- two <b>bold</b>',
    ':::example{title="Ten calls"}\nTwenty minutes.\n:::',
    '| a | b |\n|---|---|\n| c | d |',
    '## The golden rule',
    'Again.',
  ].join('\n\n'),
};

describe('lessonSections', () => {
  it('cuts a lesson at its headings and keeps the words alone', () => {
    expect(lessonSections(lesson)).toEqual([
      {
        id: '/lessons/sync-async',
        lesson: 'Synchronous or asynchronous',
        heading: 'Synchronous or asynchronous',
        text: 'What must be known now. Before the first “heading”.',
      },
      {
        id: '/lessons/sync-async#the-golden-rule',
        lesson: 'Synchronous or asynchronous',
        heading: 'The golden rule',
        text: 'One link two bold Ten calls Twenty minutes. a b c d',
      },
      {
        id: '/lessons/sync-async#the-golden-rule-1',
        lesson: 'Synchronous or asynchronous',
        heading: 'The golden rule',
        text: 'Again.',
      },
    ]);
  });

  it('keeps the text of a premium lesson back', () => {
    expect(lessonSections({ ...lesson, premium: true })).toEqual([
      expect.objectContaining({ id: '/lessons/sync-async', text: 'What must be known now.' }),
    ]);
  });

  it('gives every section of the real lessons an address of its own and some text', async () => {
    const sections = (await listLessons()).flatMap(lessonSections);
    expect(sections.length).toBeGreaterThan(60);
    expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
    expect(sections.filter(({ text }) => text === '').map(({ id }) => id)).toEqual([]);
  });
});
