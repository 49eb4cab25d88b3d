'use client';

import { OptionList } from './option-list';
import type { QuestionViewProps } from './question-view';

/** One option is right. */
export function SingleView(props: QuestionViewProps) {
  return <OptionList {...props} input="radio" />;
}
