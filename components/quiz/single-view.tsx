'use client';

import { OptionList, type QuestionViewProps } from './option-list';

/** One option is right. */
export function SingleView(props: QuestionViewProps) {
  return <OptionList {...props} input="radio" />;
}
