import { describe, expect, it } from 'vitest';
import { firstTermUse } from './glossary-words';

const terms = [
  { id: 'queue', words: ['message queue', 'queue'] },
  { id: 'dead', words: ['dead-letter queue'] },
  { id: 'sync', words: ['synchronous'] },
  { id: 'sns', words: ['SNS'] },
  { id: 'law', words: ["Little's law"] },
];

function used(text: string): [string, string] | null {
  const use = firstTermUse(text, terms);
  return use === null ? null : [use.id, text.slice(use.start, use.end)];
}

describe('firstTermUse', () => {
  it.each([
    ['a queue', ['queue', 'queue']],
    ['Queues grow', ['queue', 'Queues']],
    ['A message  queue', ['queue', 'message  queue']],
    ['a dead-letter queue, a queue', ['dead', 'dead-letter queue']],
    ["by Little's law", ['law', "Little's law"]],
    ['through SNS.', ['sns', 'SNS']],
    ['the sns of a word', null],
    ['asynchronous', null],
    ['queueing', null],
    ['a per-queue limit', null],
    ['', null],
  ])('finds in "%s" %j', (text, use) => {
    expect(used(text)).toEqual(use);
  });
});
