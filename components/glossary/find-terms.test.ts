import { describe, expect, it } from 'vitest';
import { findTerms, type ListedTerm, type TermGroup } from './find-terms';

const term = (id: string, names: Partial<ListedTerm>): ListedTerm => ({
  id,
  term: id,
  says: 'Something.',
  see: [],
  lesson: null,
  ...names,
});
const groups: TermGroup[] = [
  {
    id: 'queues',
    title: 'Queues',
    terms: [term('nack', { plain: 'to give a message back' }), term('topic', {})],
  },
  { id: 'capacity', title: 'Capacity', terms: [term('law', { term: 'Little’s law' })] },
];
const found = (query: string) =>
  findTerms(groups, query).flatMap(({ terms }) => terms.map(({ id }) => id));

describe('findTerms', () => {
  it.each([
    ['', ['nack', 'topic', 'law']],
    ['  ', ['nack', 'topic', 'law']],
    ['NACK', ['nack']],
    ['back message', ['nack']],
    ["little's", ['law']],
    ['something topic', ['topic']],
    ['zebra', []],
  ])('finds for "%s" the terms %j', (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  it('leaves out groups in which nothing was found', () => {
    expect(findTerms(groups, 'law').map(({ id }) => id)).toEqual(['capacity']);
  });
});
