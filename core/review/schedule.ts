import { type Card, createEmptyCard, type Grade as FsrsGrade, fsrs } from 'ts-fsrs';
import { z } from 'zod';
import { GRADES, type Grade } from '../contracts/grades';
import { dayStart } from './local-day';

export const GradeSchema = z.literal(GRADES);

/** What the scheduler remembers of a card; instants in ms since 1970, stability in days. */
export const ScheduleSchema = z.strictObject({
  dueAt: z.number(),
  stability: z.number(),
  difficulty: z.number(),
  elapsedDays: z.number(),
  scheduledDays: z.number(),
  learningSteps: z.number(),
  reps: z.number(),
  lapses: z.number(),
  state: z.number().int().min(0).max(3),
  reviewedAt: z.number(),
});
export type Schedule = z.infer<typeof ScheduleSchema>;

const scheduler = fsrs({ enable_fuzz: false, request_retention: 0.9 });

function cardOf(schedule: Schedule | null, now: number): Card {
  if (schedule === null) return createEmptyCard(new Date(now));
  return {
    due: new Date(schedule.dueAt),
    stability: schedule.stability,
    difficulty: schedule.difficulty,
    elapsed_days: schedule.elapsedDays,
    scheduled_days: schedule.scheduledDays,
    learning_steps: schedule.learningSteps,
    reps: schedule.reps,
    lapses: schedule.lapses,
    state: schedule.state,
    last_review: new Date(schedule.reviewedAt),
  };
}

/**
 * A card after a grade at `now`, by FSRS as ts-fsrs computes it (https://github.com/open-spaced-repetition/ts-fsrs), aiming at 90 %
 * recalled. What is due in a day or more is due when that local day begins; steps of minutes keep their minute.
 */
export function graded(
  schedule: Schedule | null,
  grade: Grade,
  now: number,
  zone: string,
): Schedule {
  const { card } = scheduler.next(cardOf(schedule, now), new Date(now), grade as FsrsGrade);
  const due = card.due.getTime();
  return {
    dueAt: card.scheduled_days >= 1 ? dayStart(due, zone) : due,
    stability: card.stability,
    difficulty: card.difficulty,
    elapsedDays: card.elapsed_days,
    scheduledDays: card.scheduled_days,
    learningSteps: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    state: card.state,
    reviewedAt: now,
  };
}

/** The grades that an answer may get: what was answered wrongly was not known, however it felt. */
export function gradesFor(right: boolean): readonly Grade[] {
  return right ? GRADES : GRADES.filter((grade) => grade <= 2);
}

/** For each grade, how long it would put the card off: minutes below a day, whole days from then on. */
export function previews(
  schedule: Schedule | null,
  now: number,
  zone: string,
): { grade: Grade; interval: string }[] {
  return GRADES.map((grade) => {
    const { scheduledDays, dueAt } = graded(schedule, grade, now, zone);
    return { grade, interval: intervalWords(scheduledDays, dueAt - now) };
  });
}

function intervalWords(days: number, ms: number): string {
  if (days < 1) return `${Math.max(1, Math.round(ms / 60_000))} min`;
  if (days < 60) return days === 1 ? '1 day' : `${days} days`;
  if (days < 730) return `${Math.round(days / 30.4)} months`;
  return `${Math.round(days / 365)} years`;
}
