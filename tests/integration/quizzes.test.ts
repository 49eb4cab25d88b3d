import { beforeAll, describe, expect, it } from 'vitest';
import { listQuizzes, loadQuiz } from '@/server/content/quizzes';
import { db } from '@/server/db';
import {
  answerQuestion,
  finishAttempt,
  selectLatestAttempts,
  startAttempt,
} from '@/server/services/quizzes';
import { becomePerson, makePerson, type Person, withDatabase } from '../support/database';
import { becomeVisitor } from '../support/request';

withDatabase();

const SLUG = 'sync-async';
let learner: Person;
let key: Map<string, string[]>;
beforeAll(async () => {
  learner = await makePerson();
  const loaded = await loadQuiz(SLUG);
  key = new Map(
    loaded?.quiz.questions.map(({ id, options }) => [
      id,
      options.filter((option) => option.correct).map((option) => option.id),
    ]),
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
      expect(shown).not.toMatch(/"correct"|"explanation"|"seed"/);
      for (const { explanation } of quiz.questions.flatMap(({ options }) => options)) {
        expect(shown).not.toContain(JSON.stringify(explanation).slice(1, -1));
      }
    }
  });

  it('goes on where it was left, in the same order', async () => {
    await becomePerson(learner);
    const begun = await startAttempt(SLUG);
    const { attemptId, questionId } = await firstQuestion();
    await answerQuestion({ attemptId, questionId, choice: key.get(questionId) ?? [] });
    const resumed = await startAttempt(SLUG);
    expect(resumed.attemptId).toBe(begun.attemptId);
    expect(resumed.questions).toEqual(begun.questions);
    expect(resumed.answered).toMatchObject([{ id: questionId, earned: 1 }]);
  });

  it('counts the first answer to a question, once', async () => {
    await becomePerson(await makePerson());
    const question = await firstQuestion();
    const right = key.get(question.questionId) ?? [];
    const wrong = right.length === 1 ? [] : right.slice(1);
    expect(await answerQuestion({ ...question, choice: wrong })).toMatchObject({ earned: 0 });
    const second = await answerQuestion({ ...question, choice: right });
    expect(second.earned).toBe(0);
    expect(await finishAttempt(question.attemptId)).toEqual({ correct: 0, total: key.size });
  });

  it('counts one of many simultaneous answers', async () => {
    await becomePerson(await makePerson());
    const question = await firstQuestion();
    const right = key.get(question.questionId) ?? [];
    await Promise.all(
      Array.from({ length: 6 }, () => answerQuestion({ ...question, choice: right })),
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
      });
      expect(options.every(({ explanation }) => explanation.length > 0)).toBe(true);
    }
    const score = { correct: key.size, total: key.size };
    expect(await finishAttempt(attemptId)).toEqual(score);
    expect(await finishAttempt(attemptId)).toEqual(score);
    expect(await selectLatestAttempts()).toMatchObject([{ slug: SLUG, ...score }]);
    expect((await startAttempt(SLUG)).attemptId).not.toBe(attemptId);
  });

  it('takes no answers after it is finished', async () => {
    await becomePerson(await makePerson());
    const { attemptId, questionId } = await firstQuestion();
    await finishAttempt(attemptId);
    const late = answerQuestion({ attemptId, questionId, choice: key.get(questionId) ?? [] });
    await expect(late).rejects.toMatchObject({ code: 'conflict' });
  });

  it('refuses unknown questions, impossible choices and attempts of others', async () => {
    await becomePerson(await makePerson());
    const question = await firstQuestion();
    const nowhere = answerQuestion({ ...question, questionId: 'ghost', choice: [] });
    await expect(nowhere).rejects.toMatchObject({ code: 'not-found' });
    const impossible = answerQuestion({ ...question, choice: ['ghost'] });
    await expect(impossible).rejects.toMatchObject({ code: 'invalid' });
    await becomePerson(await makePerson());
    const foreign = answerQuestion({ ...question, choice: [] });
    await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
    await expect(finishAttempt(question.attemptId)).rejects.toMatchObject({ code: 'not-found' });
    becomeVisitor();
    await expect(startAttempt(SLUG)).rejects.toMatchObject({ code: 'signed-out' });
  });

  it('of an older version of the quiz is not gone on with', async () => {
    const person = await makePerson();
    await becomePerson(person);
    const old = await db().quizAttempt.create({
      data: { userId: person.id, quiz: SLUG, seed: 'older.1', total: 3 },
    });
    expect((await startAttempt(SLUG)).attemptId).not.toBe(old.id);
    const answer = answerQuestion({ attemptId: old.id, questionId: 'x', choice: [] });
    await expect(answer).rejects.toMatchObject({ code: 'conflict' });
  });
});
