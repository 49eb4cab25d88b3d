import { beforeAll, describe, expect, it } from 'vitest';
import { typeOf } from '@/core/quizzes/question-types';
import { listQuizzes, loadQuiz } from '@/server/content/quizzes';
import { db } from '@/server/db';
import {
  answerQuestion,
  finishAttempt,
  nextHint,
  selectLatestAttempts,
  startAttempt,
} from '@/server/services/quizzes';
import { becomePerson, makePerson, type Person, withDatabase } from '../support/database';
import { secretsOf } from '../support/quiz-secrets';
import { becomeVisitor } from '../support/request';

withDatabase();

const SLUG = 'sync-async';
let learner: Person;
let key: Map<string, string[]>;
beforeAll(async () => {
  learner = await makePerson();
  const loaded = await loadQuiz(SLUG);
  key = new Map(
    loaded?.quiz.questions.map((question) => [question.id, typeOf(question).solution(question)]),
  );
});

async function firstQuestion() {
  const attempt = await startAttempt(SLUG);
  const [question] = attempt.questions;
  if (question === undefined) throw new Error('an empty quiz');
  return { attemptId: attempt.attemptId, questionId: question.id };
}

describe('an attempt', () => {
  it('shows every question of every quiz without a trace of its answer', async () => {
    await becomePerson(learner);
    for (const { slug, quiz } of await listQuizzes()) {
      const shown = JSON.stringify(await startAttempt(slug));
      expect(shown).not.toMatch(
        /"(correct|explanation|seed|hints|solution|value|tolerance|group|answer)":/,
      );
      for (const secret of secretsOf(quiz)) {
        expect(shown).not.toContain(JSON.stringify(secret).slice(1, -1));
      }
    }
  });

  it('goes on where it was left, in the same order', async () => {
    await becomePerson(learner);
    const begun = await startAttempt(SLUG);
    const { attemptId, questionId } = await firstQuestion();
    await answerQuestion({ attemptId, questionId, choice: key.get(questionId) ?? [], sure: null });
    const resumed = await startAttempt(SLUG);
    expect(resumed.attemptId).toBe(begun.attemptId);
    expect(resumed.questions).toEqual(begun.questions);
    expect(resumed.answered).toMatchObject([{ id: questionId, earned: 1 }]);
  });

  it('is begun once, however often it is asked for at the same moment', async () => {
    await becomePerson(await makePerson());
    const begun = await Promise.all(Array.from({ length: 5 }, () => startAttempt(SLUG)));
    expect(new Set(begun.map(({ attemptId }) => attemptId)).size).toBe(1);
  });

  it('counts the first answer to a question, once', async () => {
    await becomePerson(await makePerson());
    const question = await firstQuestion();
    const right = key.get(question.questionId) ?? [];
    const wrong: string[] = [];
    expect(await answerQuestion({ ...question, choice: wrong, sure: null })).toMatchObject({
      earned: 0,
    });
    const second = await answerQuestion({ ...question, choice: right, sure: null });
    expect(second.earned).toBe(0);
    expect(await finishAttempt(question.attemptId)).toEqual({ correct: 0, total: key.size });
  });

  it('counts one of many simultaneous answers', async () => {
    await becomePerson(await makePerson());
    const question = await firstQuestion();
    const right = key.get(question.questionId) ?? [];
    await Promise.all(
      Array.from({ length: 6 }, () => answerQuestion({ ...question, choice: right, sure: null })),
    );
    const { attemptId } = question;
    expect(await db().quizAnswer.count({ where: { attemptId } })).toBe(1);
    expect(await finishAttempt(attemptId)).toEqual({ correct: 1, total: key.size });
  });

  it('is scored on the server, finished once, and listed', async () => {
    await becomePerson(await makePerson());
    const { attemptId, questions } = await startAttempt(SLUG);
    for (const { id } of questions) {
      const { options } = await answerQuestion({
        attemptId,
        questionId: id,
        choice: key.get(id) ?? [],
        sure: null,
      });
      expect(options.every(({ explanation }) => explanation.length > 0)).toBe(true);
    }
    const score = { correct: key.size, total: key.size };
    expect(await finishAttempt(attemptId)).toEqual(score);
    expect(await finishAttempt(attemptId)).toEqual(score);
    expect(await selectLatestAttempts()).toMatchObject([{ slug: SLUG, ...score }]);
    expect((await startAttempt(SLUG)).attemptId).not.toBe(attemptId);
  });

  it('gives hints one at a time, of its own questions only', async () => {
    await becomePerson(await makePerson());
    const { attemptId, questions } = await startAttempt(SLUG);
    const hinted = questions.find((question) => question.hinted);
    const input = { attemptId, questionId: hinted?.id ?? '' };
    const first = await nextHint({ ...input, known: 0 });
    expect(first.hint.length).toBeGreaterThan(10);
    const beyond = nextHint({ ...input, known: 9 });
    await expect(beyond).rejects.toMatchObject({ code: 'not-found' });
    await becomePerson(await makePerson());
    await expect(nextHint({ ...input, known: 0 })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('remembers how sure the learner was', async () => {
    await becomePerson(await makePerson());
    const question = await firstQuestion();
    await answerQuestion({ ...question, choice: [], sure: false });
    expect((await startAttempt(SLUG)).answered).toMatchObject([{ sure: false }]);
  });

  it('takes no answers after it is finished', async () => {
    await becomePerson(await makePerson());
    const { attemptId, questionId } = await firstQuestion();
    await finishAttempt(attemptId);
    const late = answerQuestion({
      attemptId,
      questionId,
      choice: key.get(questionId) ?? [],
      sure: null,
    });
    await expect(late).rejects.toMatchObject({ code: 'conflict' });
  });

  it('refuses unknown questions, impossible choices and attempts of others', async () => {
    await becomePerson(await makePerson());
    const question = await firstQuestion();
    const nowhere = answerQuestion({ ...question, questionId: 'ghost', choice: [], sure: null });
    await expect(nowhere).rejects.toMatchObject({ code: 'not-found' });
    const impossible = answerQuestion({ ...question, choice: ['ghost'], sure: null });
    await expect(impossible).rejects.toMatchObject({ code: 'invalid' });
    await becomePerson(await makePerson());
    const foreign = answerQuestion({ ...question, choice: [], sure: null });
    await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
    await expect(finishAttempt(question.attemptId)).rejects.toMatchObject({ code: 'not-found' });
    becomeVisitor();
    await expect(finishAttempt(question.attemptId)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of an older version of the quiz is not gone on with', async () => {
    const person = await makePerson();
    await becomePerson(person);
    const old = await db().quizAttempt.create({
      data: { userId: person.id, quiz: SLUG, seed: 'older.1', total: 3 },
    });
    expect((await startAttempt(SLUG)).attemptId).not.toBe(old.id);
    const answer = answerQuestion({ attemptId: old.id, questionId: 'x', choice: [], sure: null });
    await expect(answer).rejects.toMatchObject({ code: 'conflict' });
  });
});
