import { matching } from './matching';
import { multiple } from './multiple';
import { numeric } from './numeric';
import { ordering } from './ordering';
import type { QuestionType } from './question-type';
import type { Question, QuestionKind } from './quiz-schema';
import { single } from './single';
import { trueFalse } from './true-false';
import { where } from './where';

const QUESTION_TYPES: {
  [K in QuestionKind]: QuestionType<Extract<Question, { kind: K }>>;
} = {
  single,
  multiple,
  'true-false': trueFalse,
  ordering,
  matching,
  numeric,
  where,
};

/** The rules of a question's kind, to be used with questions of that kind only. */
export function typeOf(question: Question): QuestionType<Question> {
  return QUESTION_TYPES[question.kind] as QuestionType<Question>;
}
