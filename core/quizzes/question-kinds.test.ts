import { describe, expect, it } from 'vitest';
import { feedbackOn } from './feedback';
import { acceptedRange, parseNumber } from './numeric';
import { parseQuiz } from './parse-quiz';
import { publicQuestion } from './public-question';
import { typeOf } from './question-types';
import type { Question } from './quiz-schema';
import { scoreQuestion } from './score-question';

const why = (id: string) => `SECRET because of the nature of ${id}`;
const option = (id: string, correct: boolean) => ({
  id,
  text: `Text ${id}`,
  correct,
  explanation: why(id),
});
const step = (id: string) => ({ id, text: `Text ${id}`, explanation: why(id) });
const item = (id: string, group: string) => ({ ...step(id), group });
const component = (id: string, x: number) => ({
  id,
  type: 'service',
  label: `Label ${id}`,
  position: { x, y: 0 },
});

const RAW = {
  'true-false': {
    id: 'tf',
    kind: 'true-false',
    prompt: 'The earth is a disc.',
    answer: false,
    hints: ['SECRET hint, vague', 'SECRET hint, plain'],
    options: [option('a', true), option('b', false)],
  },
  ordering: {
    id: 'o',
    kind: 'ordering',
    prompt: 'In which order?',
    steps: ['a', 'b', 'c'].map(step),
  },
  matching: {
    id: 'm',
    kind: 'matching',
    prompt: 'Which goes where?',
    groups: [
      { id: 'now', text: 'Now' },
      { id: 'later', text: 'Later' },
    ],
    items: [item('a', 'now'), item('b', 'later'), item('c', 'now')],
  },
  numeric: {
    id: 'n',
    kind: 'numeric',
    prompt: 'How many are there?',
    unit: 's',
    value: 2000,
    tolerance: { relative: 0.05 },
    explanation: why('n'),
    mistakes: [{ value: 2, explanation: `${why('n')}: per thousand` }],
  },
  where: {
    id: 'w',
    kind: 'where',
    prompt: 'Where does it break?',
    diagram: {
      format: 1,
      components: [component('a', 0), component('b', 300)],
      connections: [{ id: 'ab', from: 'a', to: 'b', kind: 'sync' }],
    },
    places: [
      { id: 'a', correct: false, explanation: why('a') },
      { id: 'b', correct: true, explanation: why('b') },
    ],
  },
};

function parse(questions: unknown[]) {
  return parseQuiz({ title: 'A quiz', lesson: 'sync-async', questions });
}

function questionOf(kind: keyof typeof RAW): Question {
  const parsed = parse([RAW[kind]]);
  const question = parsed.ok ? parsed.value.questions[0] : undefined;
  if (!question) throw new Error(JSON.stringify(parsed));
  return question;
}

const problems = (kind: keyof typeof RAW, change: object) => {
  const parsed = parse([{ ...RAW[kind], ...change }]);
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`);
};

describe('scoring', () => {
  it.each<[keyof typeof RAW, string[], number]>([
    ['true-false', ['false', 'a'], 1],
    ['true-false', ['false', 'b'], 0],
    ['true-false', ['true', 'a'], 0],
    ['ordering', ['a', 'b', 'c'], 1],
    ['ordering', ['a', 'c', 'b'], 0],
    ['matching', ['c=now', 'a=now', 'b=later'], 1],
    ['matching', ['c=now', 'a=later', 'b=later'], 0],
    ['numeric', ['2000'], 1],
    ['numeric', ['1,900'], 1],
    ['numeric', ['2 100.0'], 1],
    ['numeric', ['2100.1'], 0],
    ['numeric', ['-2000'], 0],
    ['where', ['b'], 1],
    ['where', ['a'], 0],
    ['ordering', [], 0],
    ['numeric', [], 0],
  ])('gives a question of kind %s answered %j %i points', (kind, choice, earned) => {
    expect(scoreQuestion(questionOf(kind), choice)).toEqual({ kind: 'points', earned, total: 1 });
  });

  it.each<[keyof typeof RAW, string[], string]>([
    ['true-false', ['false'], 'choose one reason'],
    ['true-false', ['a', 'false'], 'say whether it is true or false'],
    ['true-false', ['false', 'a', 'b'], 'choose one reason'],
    ['ordering', ['a', 'b'], 'every step needs a place'],
    ['ordering', ['a', 'b', 'b'], 'an option is chosen twice'],
    ['ordering', ['a', 'b', 'x'], 'there is no option "x"'],
    ['matching', ['a=now', 'b=now'], 'every item needs a group'],
    ['matching', ['a=now', 'a=later', 'b=now'], 'an option is chosen twice'],
    ['matching', ['a=now', 'b=never', 'c=now'], '"b=never" names no item and group'],
    ['matching', ['a', 'b', 'c'], '"a" names no item and group'],
    ['numeric', ['many'], 'write a number like 2400 or 2.5'],
    ['numeric', ['1', '2'], 'give one number'],
    ['where', ['a', 'b'], 'only one option can be chosen'],
    ['where', ['ab'], 'there is no option "ab"'],
  ])('refuses for a question of kind %s the answer %j', (kind, choice, reason) => {
    expect(scoreQuestion(questionOf(kind), choice)).toEqual({ kind: 'invalid', reason });
  });

  it.each(Object.keys(RAW) as (keyof typeof RAW)[])('accepts its own solution of a %s', (kind) => {
    const question = questionOf(kind);
    const solution = typeOf(question).solution(question);
    expect(scoreQuestion(question, solution)).toMatchObject({ earned: 1 });
  });
});

describe('parseNumber', () => {
  it.each([
    ['3600', 3600],
    [' 3,600 ', 3600],
    ['1 000 000', 1_000_000],
    ['−2.5', -2.5],
    ['0.4', 0.4],
  ])('reads %j', (text, number) => expect(parseNumber(text)).toBe(number));

  it.each(['', '3,6', '1e3', 'Infinity', '0x10', '1,00,000', '.5', '5.', 'five', '١'])(
    'refuses %j',
    (text) => expect(parseNumber(text)).toBeNull(),
  );

  it('holds the bounds of a tolerance of decimals', () => {
    const question = { value: 0.3, tolerance: { absolute: 0.1 } };
    expect(acceptedRange(question)[1]).toBeCloseTo(0.4);
    const tenths = { ...RAW.numeric, ...question, mistakes: [] };
    const parsed = parse([tenths]);
    const asked = parsed.ok ? parsed.value.questions[0] : undefined;
    expect(asked && scoreQuestion(asked, ['0.4'])).toMatchObject({ earned: 1 });
  });
});

describe('what is shown before answering', () => {
  it.each(Object.keys(RAW) as (keyof typeof RAW)[])('holds no key of a %s', (kind) => {
    const text = JSON.stringify(publicQuestion(questionOf(kind), 'seed'));
    expect(text).not.toMatch(/SECRET|correct|"answer"|"group"|"value"|tolerance|mistake/);
  });

  it('never shows steps in the right order', () => {
    for (let seed = 0; seed < 40; seed++) {
      const { options } = publicQuestion(questionOf('ordering'), `${seed}`);
      expect(options.map(({ id }) => id)).not.toEqual(['a', 'b', 'c']);
    }
  });

  it('says that there are hints, not what they are', () => {
    expect(publicQuestion(questionOf('true-false'), 's').hinted).toBe(true);
    expect(publicQuestion(questionOf('where'), 's').hinted).toBe(false);
  });
});

describe('feedback', () => {
  it('explains every step and item, right or not', () => {
    const told = feedbackOn(questionOf('ordering'), ['a', 'c', 'b'], true);
    expect(told.options.map(({ correct }) => correct)).toEqual([true, false, false]);
    expect(told).toMatchObject({ choice: ['a', 'c', 'b'], solution: ['a', 'b', 'c'], sure: true });
    const sorted = feedbackOn(questionOf('matching'), ['a=later', 'b=later', 'c=now']);
    expect(sorted.options.map(({ correct }) => correct)).toEqual([false, true, true]);
  });

  it('names the slip behind a wrong number', () => {
    const { options } = feedbackOn(questionOf('numeric'), ['2']);
    expect(options.map(({ id }) => id)).toEqual(['mistake', 'value']);
    expect(feedbackOn(questionOf('numeric'), ['7']).options).toHaveLength(1);
  });
});

describe('content rules', () => {
  it('demand one right reason and place', () => {
    expect(problems('true-false', { options: [option('a', true), option('b', true)] })).toEqual([
      'questions[0].options: exactly one reason must be correct',
    ]);
    const places = RAW.where.places.map((place) => ({ ...place, correct: false }));
    expect(problems('where', { places })).toEqual([
      'questions[0].places: exactly one place must be correct',
    ]);
  });

  it('demand places and groups that exist and are used', () => {
    const [a, b] = RAW.where.places;
    expect(problems('where', { places: [{ ...a, id: 'ghost' }, b] })).toEqual([
      'questions[0].places[0].id: there is no component "ghost"',
    ]);
    expect(
      problems('matching', { items: [item('a', 'now'), item('b', 'x'), item('c', 'now')] }),
    ).toEqual([
      'questions[0].items[1].group: there is no group "x"',
      'questions[0].groups[1]: no item belongs to this group',
    ]);
  });

  it('refuse a diagram that could not be drawn, and a mistake that is no mistake', () => {
    const connections = [{ id: 'ab', from: 'a', to: 'nobody', kind: 'sync' }];
    const diagram = { ...RAW.where.diagram, connections };
    expect(problems('where', { diagram })[0]).toMatch(/^questions\[0\]\.diagram: connections\[0\]/);
    const mistakes = [{ value: 2050, explanation: why('x') }];
    expect(problems('numeric', { mistakes })).toEqual([
      'questions[0].mistakes[0].value: is within the accepted range',
    ]);
  });

  it('refuse what repeats', () => {
    const steps = [step('a'), step('a'), step('c')];
    expect(problems('ordering', { steps })).toEqual([
      'questions[0].steps[1].id: repeats questions[0].steps[0]',
      'questions[0].steps[1].text: repeats questions[0].steps[0]',
      'questions[0].steps[1].explanation: repeats questions[0].steps[0]',
    ]);
  });
});
