import { describe, expect, it } from 'vitest';
import { feedbackOn } from './feedback';
import { parseQuiz } from './parse-quiz';
import { publicQuestion, publicQuestions } from './public-question';
import { type Quiz, QuizSchema } from './quiz-schema';
import { scoreQuestion } from './score-question';

const option = (id: string, correct: boolean) => ({
  id,
  text: `Text of ${id}`,
  correct,
  explanation: `SECRET because of the nature of ${id}`,
});

const raw = {
  title: 'A quiz',
  lesson: 'sync-async',
  questions: [
    {
      id: 'one',
      kind: 'single',
      prompt: 'Which one is it, then?',
      lesson: 'sync-async#secret-anchor',
      options: [option('a', false), option('b', true), option('c', false)],
    },
    {
      id: 'many',
      kind: 'multiple',
      prompt: 'Which of these are it?',
      options: [option('a', true), option('b', true), option('c', false)],
    },
  ],
};

const quiz: Quiz = QuizSchema.parse(raw);
const question = (index: number) => {
  const found = quiz.questions[index];
  if (!found) throw new Error('no such question');
  return found;
};

it('sets the words of questions, and leaves code as written', () => {
  const [first, ...others] = raw.questions;
  const prompt = `What does "later" mean after 200 ms in \`then('later')\`?`;
  const parsed = parseQuiz({ ...raw, questions: [{ ...first, prompt }, ...others] });
  expect(parsed.ok && parsed.value.questions[0]?.prompt).toBe(
    "What does “later” mean after 200\u00a0ms in `then('later')`?",
  );
});

describe('scoreQuestion', () => {
  it.each([
    [0, ['b'], 1],
    [0, ['a'], 0],
    [0, [], 0],
    [1, ['b', 'a'], 1],
    [1, ['a'], 0],
    [1, ['a', 'b', 'c'], 0],
    [1, [], 0],
  ])('gives question %i answered %j %i points', (index, chosen, earned) => {
    expect(scoreQuestion(question(index), chosen)).toEqual({ kind: 'points', earned, total: 1 });
  });

  it.each([
    [0, ['a', 'b'], 'only one option can be chosen'],
    [0, ['x'], 'there is no option "x"'],
    [1, ['a', 'a'], 'an option is chosen twice'],
  ])('refuses for question %i the answer %j', (index, chosen, reason) => {
    expect(scoreQuestion(question(index), chosen)).toEqual({ kind: 'invalid', reason });
  });
});

describe('publicQuestion', () => {
  it('carries no answer, no explanation and no link', () => {
    const text = JSON.stringify(publicQuestions(quiz, 'seed'));
    expect(text).not.toMatch(/correct|explanation|SECRET|anchor/);
    expect(text).toContain('Text of a');
  });

  it('keeps fields out that a question may get one day', () => {
    const marked = { ...question(0), answerKey: 'b' };
    expect(Object.keys(publicQuestion(marked, 'seed'))).toEqual([
      'id',
      'kind',
      'prompt',
      'hinted',
      'options',
    ]);
  });

  it('orders questions and options by the seed of the attempt', () => {
    expect(publicQuestions(quiz, 's1')).toEqual(publicQuestions(quiz, 's1'));
    const orders = Array.from({ length: 30 }, (_, seed) =>
      JSON.stringify(publicQuestions(quiz, `${seed}`)),
    );
    expect(new Set(orders).size).toBeGreaterThan(10);
  });
});

describe('feedbackOn', () => {
  it('explains every option and marks what was chosen', () => {
    const feedback = feedbackOn(question(0), ['a']);
    expect(feedback).toMatchObject({
      id: 'one',
      earned: 0,
      total: 1,
      lesson: 'sync-async#secret-anchor',
    });
    expect(feedback.options[0]).toEqual({
      id: 'a',
      correct: false,
      chosen: true,
      explanation: 'SECRET because of the nature of a',
    });
  });
});

describe('parseQuiz', () => {
  const problemsIn = (questions: unknown[]) => {
    const parsed = parseQuiz({ ...raw, questions });
    return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`);
  };

  it('accepts a sound quiz', () => {
    expect(parseQuiz(raw)).toEqual({ ok: true, value: quiz });
  });

  it('demands one right option of a single choice, and right and wrong ones of a multiple', () => {
    const [single, multiple] = raw.questions;
    expect(
      problemsIn([
        { ...single, options: [option('a', true), option('b', true)] },
        { ...multiple, options: [option('a', true), option('b', true)] },
      ]),
    ).toEqual([
      'questions[0].options: exactly one option must be correct',
      'questions[1].options: at least one option must be correct and at least one wrong',
    ]);
  });

  it('demands an explanation for every option', () => {
    const options = [option('a', true), { id: 'b', text: 'Text', correct: false }];
    expect(problemsIn([{ ...raw.questions[0], options }])).toEqual([
      'questions[0].options[1].explanation: missing',
    ]);
  });

  it('refuses what repeats', () => {
    const twin = { ...option('a', true), correct: false };
    expect(
      problemsIn([{ ...raw.questions[0], options: [option('a', true), twin] }, raw.questions[0]]),
    ).toEqual([
      'questions[1].id: repeats questions[0]',
      'questions[1].prompt: repeats questions[0]',
      'questions[0].options[1].id: repeats questions[0].options[0]',
      'questions[0].options[1].text: repeats questions[0].options[0]',
      'questions[0].options[1].explanation: repeats questions[0].options[0]',
    ]);
  });

  it('refuses an unknown kind', () => {
    expect(problemsIn([{ ...raw.questions[0], kind: 'essay' }])[0]).toMatch(
      /^questions\[0\]\.kind: /,
    );
  });
});
