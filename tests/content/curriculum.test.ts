import { describe, expect, it } from 'vitest';
import type { Question } from '@/core/quizzes/quiz-schema';
import { listLessons } from '@/server/content/lessons';
import { listMissions } from '@/server/content/missions';
import { listQuizzes } from '@/server/content/quizzes';

const lessons = await listLessons();
const missions = await listMissions();
const quizzes = await listQuizzes();

/** Words that somebody reads in a minute. */
const WORDS_PER_MINUTE = 200;

describe('the fourteen lessons', () => {
  it('are fourteen', () => {
    expect(lessons).toHaveLength(14);
  });

  it.each(lessons.map((lesson) => ({ ...lesson })))(
    '$slug has a figure, an example, a quiz, a mission and a true reading time',
    ({ slug, body, readTime }) => {
      expect(body).toContain('::figure{');
      expect(body).toContain(':::example{');
      const questions = quizzes
        .filter(({ quiz }) => quiz.lesson === slug)
        .flatMap(({ quiz }) => quiz.questions);
      expect(questions.length).toBeGreaterThanOrEqual(8);
      const named = missions.filter(({ mission }) => mission.lessons.includes(slug));
      const linked = named.filter((mission) => body.includes(`](/missions/${mission.slug})`));
      expect(linked.length).toBeGreaterThanOrEqual(1);
      const minutes = Number.parseInt(readTime, 10);
      expect(minutes).toBeGreaterThanOrEqual(6);
      expect(minutes).toBeLessThanOrEqual(12);
      expect(Math.abs(minutes - body.split(/\s+/).length / WORDS_PER_MINUTE)).toBeLessThan(1);
    },
  );
});

/** Whether what is asked for is a number, to be typed or chosen. */
function asksForNumber(question: Question): boolean {
  if (question.kind === 'numeric') return true;
  if (question.kind !== 'single') return false;
  return question.options.filter(({ text }) => /\d/.test(text)).length >= 3;
}

describe('every question that asks for a number', () => {
  it('has hints, of which none is the number itself', () => {
    const asking = quizzes.flatMap(({ quiz }) => quiz.questions).filter(asksForNumber);
    expect(asking.length).toBeGreaterThan(40);
    const bare = asking.filter(({ hints = [] }) => hints.length === 0);
    expect(bare.map(({ id }) => id)).toEqual([]);
    const told = asking.filter(
      ({ hints = [], ...question }) =>
        question.kind === 'numeric' &&
        hints.some((hint) =>
          hint
            .replaceAll(',', '')
            .split(/[^\d.]+/)
            .includes(`${question.value}`),
        ),
    );
    expect(told.map(({ id }) => id)).toEqual([]);
  });
});

describe('every mission', () => {
  it.each(missions.map(({ slug, mission }) => ({ slug, mission })))(
    '$slug says what a month costs, and has a budget',
    ({ mission }) => {
      const checks = mission.stages.flatMap((stage) => stage.checks);
      const budget = checks.find(({ check }) => check === 'costs-at-most');
      expect(budget?.scenario).toBe(mission.cost?.scenario);
      expect(budget?.promise).toContain(`$${Number(budget?.dollars).toLocaleString('en')}`);
    },
  );
});
