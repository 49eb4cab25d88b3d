import { expect, it } from 'vitest';
import { keptBackWords, stageWords } from './reference-words';

const STAGES = ['Answer first', 'In time', 'When things break'];

it('says which stages a reference keeps', () => {
  expect([1, 2, 3].map(stageWords)).toEqual(['stage 1', 'stages 1 and 2', 'stages 1–3']);
});

it('says what opens the next reference, and that more follow', () => {
  expect(keptBackWords([1, 3], 0, STAGES)).toBe(
    'Once you have read a solution, you can no longer find it yourself. The next one opens when a design of yours has passed stage 1, “Answer first”. More follow with the later ones.',
  );
  expect(keptBackWords([3], 1, STAGES)).toContain('has passed stages 1–3.');
  expect(keptBackWords([3], 2, STAGES)).toContain('has passed stage 3, “When things break”.');
});
