import { choiceProblem, type Option } from './question-parts';
import type { QuestionType } from './question-type';

type WithOptions = { options: readonly Option[] };

/** What kinds with options to tick have in common; `most` is how many may be ticked. */
export function optionsType<Q extends WithOptions>(most: number): QuestionType<Q> {
  return {
    problem: ({ options }, choice) =>
      choiceProblem(options, choice) ??
      (choice.length > most ? 'only one option can be chosen' : null),
    isRight: ({ options }, choice) =>
      options.every(({ id, correct }) => correct === choice.includes(id)),
    solution: ({ options }) => options.filter(({ correct }) => correct).map(({ id }) => id),
    publicParts: ({ options }, mix) => ({
      options: mix(options.map(({ id, text }) => ({ id, text }))),
    }),
    explain: ({ options }, choice) =>
      options.map(({ id, correct, explanation }) => ({
        id,
        correct,
        chosen: choice.includes(id),
        explanation,
      })),
    distinct: ({ options }) => [{ path: 'options', entries: options }],
  };
}
