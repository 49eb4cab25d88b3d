import { describe, expect, it } from 'vitest';
import { gradingState } from './watch-grading';

const SCENARIOS = [
  { id: 'calm', title: 'A calm day' },
  { id: 'storm', title: 'A storm' },
];
const progress = {
  scenario: 'storm',
  number: 2,
  of: 4,
  atMs: 500,
  horizonMs: 1000,
  events: 1234,
};

describe('gradingState', () => {
  it('names the scenario and the share of the whole', () => {
    expect(gradingState({ progress }, SCENARIOS)).toEqual({
      number: 2,
      of: 4,
      title: 'A storm',
      share: 0.375,
      events: 1234,
    });
  });

  it('never exceeds the whole', () => {
    const late = { ...progress, number: 4, atMs: 9000 };
    expect(gradingState({ progress: late }, SCENARIOS)?.share).toBe(1);
  });

  it.each([null, {}, { progress: null }, { progress: { number: 1 } }, { code: 'signed-out' }])(
    'says nothing about %o',
    (answer) => {
      expect(gradingState(answer, SCENARIOS)).toBeNull();
    },
  );
});
