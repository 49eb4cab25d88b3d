import { expect, it } from 'vitest';
import { type CardRef, formatRef, parseRef } from './card-ref';

it.each<CardRef>([
  { kind: 'question', quiz: 'sync-async', question: 'needed-now' },
  { kind: 'failure', mission: 'newsletter', check: 'api-fast' },
  { kind: 'prediction', mission: 'newsletter', scenario: 'send-one', quantity: 'drainMs' },
])('reads back %j', (ref) => expect(parseRef(formatRef(ref))).toEqual(ref));

it.each(['', 'question:a', 'question:a/b/c', 'prediction:a/b/weight', 'other:a/b', 'failure:A/b'])(
  'refuses %j',
  (text) => expect(parseRef(text)).toBeNull(),
);
