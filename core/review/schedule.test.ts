import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRADES, type Grade } from '../contracts/grades';
import { dayStart } from './local-day';
import { graded, previews, type Schedule, ScheduleSchema } from './schedule';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const ZONE = 'Europe/Berlin';

describe('graded', () => {
  it('shows a new card again within minutes, unless it was easy', () => {
    const due = GRADES.map((grade) => graded(null, grade, NOW, ZONE).dueAt - NOW);
    expect(due.slice(0, 3)).toEqual([60_000, 360_000, 600_000]);
    expect(due[3]).toBeGreaterThan(3 * 86_400_000);
  });

  it('lets days begin at midnight of the learner', () => {
    const easy = graded(null, 4, NOW, ZONE);
    expect(easy.dueAt).toBe(dayStart(easy.dueAt, ZONE));
    expect(easy.dueAt % 86_400_000).toBe(23 * 3_600_000);
  });

  it('never puts a card off for less the better it was recalled, and stores what it can read', () => {
    const grades = fc.array(fc.constantFrom<Grade>(...GRADES), { maxLength: 8 });
    fc.assert(
      fc.property(grades, (before) => {
        let schedule: Schedule | null = null;
        let now = NOW;
        for (const grade of before) {
          schedule = graded(schedule, grade, now, ZONE);
          now = Math.max(now + 60_000, schedule.dueAt);
        }
        const due = GRADES.map((grade) => graded(schedule, grade, now, ZONE));
        for (const next of due) expect(ScheduleSchema.safeParse(next).success).toBe(true);
        const times = due.map(({ dueAt }) => dueAt);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(Math.min(...times)).toBeGreaterThan(now);
      }),
    );
  });
});

describe('previews', () => {
  it('say in words what each grade would do', () => {
    expect(previews(null, NOW, ZONE).map(({ interval }) => interval)).toEqual([
      '1 min',
      '6 min',
      '10 min',
      '8 days',
    ]);
  });
});
