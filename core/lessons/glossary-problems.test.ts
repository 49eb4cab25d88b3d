import { describe, expect, it } from 'vitest';
import { glossaryProblems } from './glossary-problems';
import type { Glossary, GlossaryTerm } from './glossary-schema';

const lessons = [{ slug: 'queues', body: '## Acknowledgement\n\nA queue waits for it.' }];

const term = (id: string, rest: Partial<GlossaryTerm> = {}): GlossaryTerm => ({
  id,
  term: id,
  says: 'It keeps messages for a while.',
  words: [id],
  see: [],
  ...rest,
});

function glossary(terms: GlossaryTerm[], cells = ['a', 'b']): Glossary {
  return {
    groups: [{ id: 'all', title: 'All', terms }],
    comparison: { title: 'T', note: 'N', products: ['P', 'Q'], rows: [{ question: 'Q?', cells }] },
  };
}

const messages = (terms: GlossaryTerm[], cells?: string[]) =>
  glossaryProblems(glossary(terms, cells), lessons).map(
    ({ path, message }) => `${path}: ${message}`,
  );

describe('glossaryProblems', () => {
  it('accepts terms that a lesson uses or another term leads to', () => {
    const queue = term('queue', { see: ['nack'], lesson: 'queues#acknowledgement' });
    expect(messages([queue, term('nack')])).toEqual([]);
  });

  it('names a term that cannot be reached', () => {
    expect(messages([term('nack')])).toEqual([
      'nack: no lesson uses this term, and no other term leads to it',
    ]);
  });

  it('names references that lead nowhere', () => {
    expect(messages([term('queue', { see: ['ghost'], lesson: 'queues#x' })])).toEqual([
      'queue: there is no term "ghost" to see',
      'queue: the lesson "queues" has no heading "x"; it has acknowledgement',
    ]);
  });

  it('names ids and words that stand for two terms', () => {
    expect(
      messages([
        term('queue', { see: ['line'] }),
        term('queue'),
        term('line', { words: ['Queue'] }),
      ]),
    ).toEqual([
      'queue: this id is taken by another term',
      'queue: the word "queue" belongs to "queue" already',
      'line: the word "queue" belongs to "queue" already',
    ]);
  });

  it('names a row that does not fit its products', () => {
    expect(messages([term('queue')], ['a'])).toEqual([
      'comparison: "Q?" has 1 cells for 2 products',
    ]);
  });
});
