import { scoreMultiple } from './multiple';
import type { Score } from './question-parts';
import type { Question } from './quiz-schema';
import { scoreSingle } from './single';

/** Points for one answer: the ids of the chosen options, empty when nothing was chosen. */
export function scoreQuestion(question: Question, chosen: readonly string[]): Score {
  switch (question.kind) {
    case 'single':
      return scoreSingle(question, chosen);
    case 'multiple':
      return scoreMultiple(question, chosen);
  }
}
