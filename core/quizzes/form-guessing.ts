import type { Question } from './quiz-schema';

/** How much more than chance a habit may earn before it counts as a tell: a share of the questions. */
export const MARGIN = 0.04;

/** What a habit of guessing by form alone earns. */
export interface FormScore {
  habit: string;
  /** Share of the questions with one right option that it gets right, 0–1. */
  share: number;
}

export interface FormGuessing {
  questions: number;
  /** What blind guessing earns, 0–1. */
  chance: number;
  scores: FormScore[];
}

type Options = readonly { text: string; correct: boolean }[];
/** The options that a habit leaves to choose from, blindly. */
type Habit = (options: Options) => Options;

const REASON = /\b(because|since|so|therefore)\b/i;
const NUMBER = /\d/;

const byLength =
  (pick: (...lengths: number[]) => number): Habit =>
  (options) => {
    const length = pick(...options.map(({ text }) => text.length));
    return options.filter(({ text }) => text.length === length);
  };

/** Options of the given form; all of them when none has it. */
const only =
  (fits: (text: string) => boolean): Habit =>
  (options) => {
    const left = options.filter(({ text }) => fits(text));
    return left.length > 0 ? left : options;
  };

const withoutReason = only((text) => !REASON.test(text));

const HABITS: Record<string, Habit> = {
  'the longest': byLength(Math.max),
  'the shortest': byLength(Math.min),
  'one with a reason': only((text) => REASON.test(text)),
  'one without a reason': withoutReason,
  'the longest without a reason': (options) => byLength(Math.max)(withoutReason(options)),
  'one with a number': only((text) => NUMBER.test(text)),
  'one without a number': only((text) => !NUMBER.test(text)),
  'the first': (options) => options.slice(0, 1),
  'the second': (options) => options.slice(1, 2),
  'the last but one': (options) => options.slice(-2, -1),
  'the last': (options) => options.slice(-1),
};

/**
 * What someone earns who has read no lesson and chooses by the form of the options: their length, a reason or a number in
 * them, their place. Looks at questions with one right option; others cannot be guessed that way.
 */
export function formGuessing(questions: readonly Question[]): FormGuessing {
  return guessingAmong(
    questions.flatMap((question) => (question.kind === 'single' ? [question.options] : [])),
  );
}

/** The same of any sets of options; of those whose order is drawn, what a place earns is chance. */
export function guessingAmong(sets: readonly Options[]): FormGuessing {
  const mean = (shareOf: (options: Options) => number) =>
    sets.length === 0 ? 0 : sets.reduce((sum, options) => sum + shareOf(options), 0) / sets.length;
  const right = (options: Options) =>
    options.filter(({ correct }) => correct).length / options.length;
  return {
    questions: sets.length,
    chance: mean(right),
    scores: Object.entries(HABITS).map(([habit, pick]) => ({
      habit,
      share: mean((options) => right(pick(options))),
    })),
  };
}

/** The habits that earn more than chance and the margin. */
export function tells({ chance, scores }: FormGuessing): FormScore[] {
  return scores.filter(({ share }) => share > chance + MARGIN);
}
