import { expect, it } from 'vitest';
import { askedRun } from './asked-run';

const SCENARIOS = [{ id: 'calm' }, { id: 'crash' }];

it('is the scenario that the address names', () => {
  expect(askedRun('?select=api&run=crash', SCENARIOS)).toBe('crash');
});

it('is nothing for a scenario that the mission has no longer, and without a wish', () => {
  expect(askedRun('?run=gone', SCENARIOS)).toBeNull();
  expect(askedRun('', SCENARIOS)).toBeNull();
});
