import { describe, expect, it } from 'vitest';
import { formGuessing, tells } from './form-guessing';
import { type Question, QuizSchema } from './quiz-schema';

/** A question whose first option is the right one, unless another is named. */
function single(id: string, texts: string[], right = 0): unknown {
  return {
    id,
    kind: 'single',
    prompt: `Which of these is right, ${id}?`,
    options: texts.map((text, index) => ({
      id: `o${index}`,
      text,
      correct: index === right,
      explanation: `What there is to say about option ${index}.`,
    })),
  };
}

const parsed = (...questions: unknown[]): Question[] =>
  QuizSchema.parse({ title: 'A quiz', lesson: 'some-lesson', questions }).questions;

const share = (questions: Question[], habit: string) =>
  formGuessing(questions).scores.find((score) => score.habit === habit)?.share;

describe('formGuessing', () => {
  it('lets the longest option give a question away', () => {
    const questions = parsed(
      single('a', ['It waits for the answer', 'It fails', 'It ends', 'It is']),
    );
    expect(formGuessing(questions)).toMatchObject({ questions: 1, chance: 0.25 });
    expect(share(questions, 'the longest')).toBe(1);
    expect(share(questions, 'the shortest')).toBe(0);
  });

  it('lets reasons give a question away when only wrong options have them', () => {
    const questions = parsed(
      single('a', [
        'It waits',
        'It fails, because it is full',
        'It ends, so all is lost',
        'It is slow',
      ]),
    );
    expect(share(questions, 'one without a reason')).toBe(0.5);
    expect(share(questions, 'one with a reason')).toBe(0);
  });

  it('guesses blindly among options that do not differ in form', () => {
    const questions = parsed(single('a', ['10 s', '20 s', '30 s', '40 s']));
    for (const habit of [
      'the longest',
      'one without a reason',
      'one with a reason',
      'one with a number',
    ]) {
      expect(share(questions, habit)).toBe(0.25);
    }
  });

  it('takes the mean over questions, and skips those with several right options', () => {
    const several = { ...(single('c', ['One', 'Two', 'Three']) as object), kind: 'multiple' };
    const questions = parsed(
      single('a', ['Here', 'Elsewhere']),
      single('b', ['There', 'Anywhere'], 1),
      several,
    );
    expect(formGuessing(questions)).toMatchObject({ questions: 2, chance: 0.5 });
    expect(share(questions, 'the first')).toBe(0.5);
    expect(share(questions, 'the longest')).toBe(0.5);
  });

  it('earns nothing where there is nothing to guess', () => {
    expect(formGuessing([])).toMatchObject({ questions: 0, chance: 0 });
  });
});

describe('tells', () => {
  it('names only the habits that earn more than four points above chance', () => {
    const habits = (share: number) =>
      tells({ questions: 100, chance: 0.25, scores: [{ habit: 'the longest', share }] });
    expect(habits(0.29)).toEqual([]);
    expect(habits(0.3)).toEqual([{ habit: 'the longest', share: 0.3 }]);
  });
});
