import type { ComponentType } from 'react';
import type { QuestionKind } from '@/core/quizzes/quiz-schema';
import { MultipleView } from './multiple-view';
import type { QuestionViewProps } from './option-list';
import { SingleView } from './single-view';

/** The view of each kind of question; a kind without one does not compile. */
export const QUESTION_VIEWS: Record<QuestionKind, ComponentType<QuestionViewProps>> = {
  single: SingleView,
  multiple: MultipleView,
};
