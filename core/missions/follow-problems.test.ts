import { expect, it } from 'vitest';
import { buildMission } from '@/tests/support/missions';
import { followProblems } from './follow-problems';

const order = { id: 'order', from: 'admin', to: 'provider', arrivals: { at: [0] } };
const asks = { id: 'asks', from: 'admin', to: 'provider', arrivals: { follows: 'order' } };

const problemsOf = (...flows: object[]) =>
  followProblems(buildMission({ flows: flows as never })).map(
    ({ path, message }) => `${path}: ${message}`,
  );

it('takes a flow that follows another of the same client', () => {
  expect(problemsOf(order, asks)).toEqual([]);
});

it('names every flow that follows nobody, itself, a follower or a stranger', () => {
  expect(problemsOf(order, { ...asks, arrivals: { follows: 'ghost' } })).toEqual([
    'flows[1].arrivals.follows: the mission has no flow "ghost"',
  ]);
  expect(problemsOf({ ...asks, arrivals: { follows: 'asks' } })).toEqual([
    'flows[0].arrivals.follows: "asks" follows another flow itself',
  ]);
  expect(problemsOf({ ...order, from: 'guest' }, asks)).toEqual([
    'flows[1].from: "order" starts at "guest"; whoever follows it is the same',
  ]);
});

it('refuses items, keys and second tries of questions', () => {
  const more = {
    items: 2,
    keys: { count: 3, popularity: 'uniform' },
    again: { times: 1, afterMs: 0, keys: 'none' },
  };
  expect(problemsOf({ ...order, items: 5 }, { ...asks, ...more })).toEqual([
    'flows[1].arrivals.follows: the requests of "order" carry 5 items; whoever follows waits for one',
    'flows[1].items: a question is about one item',
    'flows[1].keys: not for a flow that follows another',
    'flows[1].again: not for a flow that follows another',
  ]);
});
