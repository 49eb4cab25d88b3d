import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { GlossaryTerm } from '@/core/lessons/glossary-schema';
import { Markdown } from './markdown';

const term = (id: string, ...words: string[]): GlossaryTerm => ({
  id,
  term: id,
  says: `What a ${id} is.`,
  words,
  see: [],
});
const terms = [term('queue', 'queue'), term('outbox', 'outbox'), term('busy', '503')];

/** The terms linked in a text with the words that carry the link. */
function linked(text: string): string[] {
  const html = renderToStaticMarkup(<Markdown text={text} terms={terms} />);
  const links = html.matchAll(/<a href="\/glossary#(\w+)" data-term="\w+">(.*?)<\/a>/g);
  return [...links].map(([, id, words]) => `${id}: ${words?.replaceAll(/<[^>]+>/g, '')}`);
}

describe('terms in a lesson', () => {
  it('are linked where they are used first, and there only', () => {
    expect(linked('A queue.\n\nTwo queues, an _outbox_, an outbox.')).toEqual([
      'queue: queue',
      'outbox: outbox',
    ]);
  });

  it('are linked in lists, tables and asides', () => {
    expect(linked('- one\n- a queue\n\n:::note\nAn outbox.\n:::')).toEqual([
      'queue: queue',
      'outbox: outbox',
    ]);
  });

  it('are linked as code when the code is nothing else', () => {
    expect(linked('It says `503`.')).toEqual(['busy: 503']);
    expect(linked('It says `503 again`.')).toEqual([]);
  });

  it.each([
    '## A queue',
    '[a queue](/lessons/choosing)',
    '```text\na queue\n```',
    '_In words:_ a queue grows.',
  ])('are left alone in %j', (text) => {
    expect(linked(text)).toEqual([]);
    expect(linked(`${text}\n\nThen a queue.`)).toEqual(['queue: queue']);
  });

  it('change no word of the text', () => {
    const text = 'A queue of 3:two, an outbox. "Quoted" queue.';
    const plain = (element: React.ReactElement) =>
      renderToStaticMarkup(element).replaceAll(/<[^>]+>/g, '');
    expect(plain(<Markdown text={text} terms={terms} />)).toBe(plain(<Markdown text={text} />));
  });
});
