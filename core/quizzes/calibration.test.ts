import { expect, it } from 'vitest';
import { calibrationOf } from './calibration';

it('counts right answers by what the learner said, and leaves out the silent ones', () => {
  const answers = [
    { correct: true, sure: true },
    { correct: false, sure: true },
    { correct: true, sure: false },
    { correct: true, sure: null },
  ];
  expect(calibrationOf(answers)).toEqual({
    sure: { right: 1, answers: 2 },
    unsure: { right: 1, answers: 1 },
  });
});
