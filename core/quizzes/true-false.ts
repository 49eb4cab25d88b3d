import { z } from 'zod';
import { optionsType } from './options-type';
import { choiceProblem, oneRight, questionParts } from './question-parts';
import type { QuestionType } from './question-type';

/** A statement that is true or false, and the reason why: the options are reasons, one of them right. */
export const TrueFalseSchema = z
  .strictObject({
    kind: z.literal('true-false'),
    ...questionParts,
    options: questionParts.options.max(4),
    answer: z.boolean(),
  })
  .refine(({ options }) => oneRight(options), {
    path: ['options'],
    error: 'exactly one reason must be correct',
  })
  .refine(({ options }) => options.every(({ id }) => id !== 'true' && id !== 'false'), {
    path: ['options'],
    error: 'a reason cannot have the id true or false',
  });

type TrueFalseQuestion = z.infer<typeof TrueFalseSchema>;

const reasons = optionsType<TrueFalseQuestion>(1);

/** Answer: `true` or `false`, then the id of the reason. Both must be right. */
export const trueFalse: QuestionType<TrueFalseQuestion> = {
  ...reasons,
  problem: ({ options }, [verdict, ...rest]) => {
    if (verdict !== 'true' && verdict !== 'false') return 'say whether it is true or false';
    return rest.length === 1 ? choiceProblem(options, rest) : 'choose one reason';
  },
  isRight: (question, [verdict, ...rest]) =>
    verdict === `${question.answer}` && reasons.isRight(question, rest),
  solution: (question) => [`${question.answer}`, ...reasons.solution(question)],
};
