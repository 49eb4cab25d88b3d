import type { Parsed, Problem } from '../shared/problem';
import { problemsOf } from '../shared/zod-problems';
import { typeOf } from './question-types';
import { type Quiz, QuizSchema } from './quiz-schema';

/**
 * Parses a quiz from the value read out of its YAML. Refuses unknown keys, missing explanations, a wrong number of
 * correct options, repeated ids, and options or prompts that say the same. All problems at once, with paths.
 */
export function parseQuiz(input: unknown): Parsed<Quiz> {
  const shape = QuizSchema.safeParse(input);
  if (!shape.success) return { ok: false, problems: problemsOf(shape.error) };
  const quiz = shape.data;
  const problems = [
    ...repeated(quiz.questions, 'questions', 'id', (question) => question.id),
    ...repeated(quiz.questions, 'questions', 'prompt', (question) => question.prompt),
    ...quiz.questions.flatMap((question, index) => [
      ...repeated(question.hints ?? [], `questions[${index}]`, 'hints', (hint) => hint),
      ...typeOf(question)
        .distinct(question)
        .flatMap(({ path, entries }) =>
          ['id', 'text', 'value', 'explanation'].flatMap((key) =>
            entries.every((entry) => key in entry)
              ? repeated(entries, `questions[${index}].${path}`, key, (entry) => `${entry[key]}`)
              : [],
          ),
        ),
    ]),
  ];
  return problems.length === 0 ? { ok: true, value: quiz } : { ok: false, problems };
}

function repeated<T>(
  entries: readonly T[],
  path: string,
  key: string,
  textOf: (entry: T) => string,
): Problem[] {
  const plain = entries.map((entry) => textOf(entry).trim().toLowerCase());
  return plain.flatMap((text, index) =>
    plain.indexOf(text) < index
      ? [{ path: `${path}[${index}].${key}`, message: `repeats ${path}[${plain.indexOf(text)}]` }]
      : [],
  );
}
