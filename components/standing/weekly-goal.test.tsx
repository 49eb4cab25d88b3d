import { expect, it } from 'vitest';
import { renderedWords } from '@/tests/support/rendered-words';
import { WeekBar } from './weekly-goal';

it('says how far the week has come, and when its goal is reached', () => {
  expect(renderedWords(<WeekBar thisWeek={23} weeklyGoal={40} />)).toBe(
    'Reviewed this week: 23 of 40 cards',
  );
  expect(renderedWords(<WeekBar thisWeek={41} weeklyGoal={40} />)).toBe(
    'Reviewed this week: 41 of 40 cards, the goal is reached',
  );
});
