'use client';

import { OptionList } from './option-list';
import type { QuestionViewProps } from './question-view';

/** Several options may be right. */
export function MultipleView(props: QuestionViewProps) {
  return (
    <>
      <p className="mb-2 text-sm text-ink-faint">Choose all that apply.</p>
      <OptionList {...props} input="checkbox" />
    </>
  );
}
