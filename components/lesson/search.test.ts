import { describe, expect, it } from 'vitest';
import type { SearchSection } from '@/core/lessons/search-section';
import { lessonSearch, markWords } from './search';

const section = (id: string, heading: string, text: string): SearchSection => ({
  id,
  lesson: id.startsWith('queues') ? 'Queues and workers' : 'Synchronous or asynchronous',
  heading,
  text,
});

const search = lessonSearch([
  section('queues', 'Queues and workers', 'Heavy work leaves the request.'),
  section('queues#levelling', 'Load levelling', `${'Work comes in bursts. '.repeat(20)}A hill.`),
  section('sync#rule', 'The golden rule', 'What can happen later waits in a queue (or two).'),
]);
const found = (query: string) => search(query).map(({ id }) => id);

describe('lessonSearch', () => {
  it.each([
    ['levelling', ['queues#levelling']],
    ['level', ['queues#levelling']],
    ['LEVELING', ['queues#levelling']],
    ['golden queue', ['sync#rule']],
    ['golden hill', []],
    ['', []],
    ['  ', []],
    ['(.*', []],
    ['zebra', []],
  ])('finds for "%s" the sections %j', (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  it('puts a word of the heading before a word of the text', () => {
    expect(found('queue')[0]).toMatch(/^queues/);
    expect(found('queue')).toContain('sync#rule');
  });

  it('shows the surroundings of what was found, cut at spaces', () => {
    const excerpt = search('hill')[0]?.excerpt ?? [];
    const text = excerpt.map((piece) => piece.text).join('');
    expect(text).toMatch(/^… \S.*A hill\.$/);
    expect(text.length).toBeLessThan(220);
    expect(excerpt.filter((piece) => piece.found).map((piece) => piece.text)).toEqual(['hill']);
  });
});

describe('markWords', () => {
  it.each([
    ['A queue (or two)', ['queue'], ['A ', '*queue', ' (or two)']],
    ['Unqueued', ['queue'], ['Unqueued']],
    ['Prüfung prüfen', ['prüf'], ['*Prüf', 'ung ', '*prüf', 'en']],
    ['1 + 1 (2)', ['(2)'], ['1 + 1 ', '*(2)']],
    ['Nothing', [], ['Nothing']],
  ])('marks in "%s" the words %j', (text, words, pieces) => {
    const marked = markWords(text, words).map((piece) => (piece.found ? '*' : '') + piece.text);
    expect(marked).toEqual(pieces);
  });
});
