import { expect, it } from 'vitest';
import { buildRoundWorld, drawn } from '@/tests/support/interviews';
import { ranDrawings, readReplay } from './ran-drawings';
import { beginRound } from './round';
import type { RoundState } from './round-state';

const world = buildRoundWorld();
const state: RoundState = {
  ...beginRound(45, false, 0),
  began: { clarify: 0, draw: 1 },
  drawing: drawn(),
  finished: true,
};

it('gives the drawing at the bell, and no change that was never told', () => {
  const { draw, change } = ranDrawings(world, state);
  expect(draw?.diagram).toEqual(drawn());
  expect(change).toBeNull();
});

it('gives nothing while the round goes on', () => {
  expect(ranDrawings(world, { ...state, finished: false }).draw).toBeNull();
});

it('reads the instant that an address asks for, and nothing else', () => {
  expect(readReplay('draw/worker-crash@40000')).toEqual({
    of: 'draw',
    at: { scenario: 'worker-crash', ms: 40_000 },
  });
  for (const wrong of [undefined, '', 'draw/', 'breaks/a@1', 'draw/a@x', ['draw/a@1']])
    expect(readReplay(wrong)).toBeNull();
});
