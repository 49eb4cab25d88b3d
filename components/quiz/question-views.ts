import type { ComponentType } from 'react';
import type { QuestionKind } from '@/core/quizzes/quiz-schema';
import { MatchingView } from './matching-view';
import { MultipleView } from './multiple-view';
import { NumericView } from './numeric-view';
import { OrderingView } from './ordering-view';
import type { QuestionViewProps } from './question-view';
import { SingleView } from './single-view';
import { TrueFalseView } from './true-false-view';
import { WhereView } from './where-view';

/** The view of each kind of question; a kind without one does not compile. */
export const QUESTION_VIEWS: Record<QuestionKind, ComponentType<QuestionViewProps>> = {
  single: SingleView,
  multiple: MultipleView,
  'true-false': TrueFalseView,
  ordering: OrderingView,
  matching: MatchingView,
  numeric: NumericView,
  where: WhereView,
};
