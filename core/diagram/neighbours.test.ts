import { expect, test } from 'vitest';
import { neighboursOf } from './neighbours';

test('neighboursOf says what may stand before and behind a type', () => {
  expect(neighboursOf('queue')).toEqual({
    calls: [],
    sendsTo: ['service', 'queue', 'worker'],
    calledBy: [],
    hearsFrom: ['service', 'queue', 'topic', 'worker'],
  });
  expect(neighboursOf('load-balancer').calls).toEqual(['service']);
});
