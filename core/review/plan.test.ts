import { expect, it } from 'vitest';
import { PLAN, portion } from './plan';

it('gives what is left of the day, never less than nothing', () => {
  const due = { reviews: 500, fresh: 500 };
  const done = { newToday: PLAN.newPerDay - 1, reviewsToday: PLAN.reviewsPerDay + 5, thisWeek: 0 };
  expect(portion(due, done)).toEqual({ reviews: 0, fresh: 1 });
  expect(portion({ reviews: 2, fresh: 0 }, { ...done, reviewsToday: 0 })).toEqual({
    reviews: 2,
    fresh: 0,
  });
});
