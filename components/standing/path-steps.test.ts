import { expect, it } from 'vitest';
import { isDone, type PathStep } from './path-steps';

const step = (kind: PathStep['kind'], sections: string[] = []): PathStep => ({
  kind,
  slug: 'one',
  title: 'One',
  size: '8 min',
  sections,
});
const grade = { passed: false, stars: 0, earned: 10, total: 100, gaveUp: false };

it('holds a lesson for done once each of its sections is read, and never one without sections', () => {
  const lesson = step('lesson', ['one#a', 'one#b']);
  expect(isDone(lesson, null, ['one#a'])).toBe(false);
  expect(isDone(lesson, null, ['one#b', 'one#a'])).toBe(true);
  expect(isDone(step('lesson'), null, [])).toBe(false);
});

it('holds a quiz for done once it was finished, however it went', () => {
  expect(isDone(step('quiz'), { missions: {}, quizzes: {} }, [])).toBe(false);
  const quizzes = { one: { correct: 0, total: 9 } };
  expect(isDone(step('quiz'), { missions: {}, quizzes }, [])).toBe(true);
});

it('holds a mission for done once it was passed, not when it was tried or given up', () => {
  const of = (over: Partial<typeof grade>) => ({
    missions: { one: { ...grade, ...over } },
    quizzes: {},
  });
  expect(isDone(step('mission'), of({ gaveUp: true }), [])).toBe(false);
  expect(isDone(step('mission'), of({ passed: true }), [])).toBe(true);
});
