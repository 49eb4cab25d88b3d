'use client';

import { OptionList } from './option-list';
import type { QuestionViewProps } from './question-view';
import { VerdictSign } from './verdict-sign';

/** True or false, and why. */
export function TrueFalseView(props: QuestionViewProps) {
  const { question, chosen, feedback, onPick } = props;
  return (
    <>
      <fieldset className="mb-4 flex flex-wrap gap-2">
        <legend className="sr-only">True or false?</legend>
        {['true', 'false'].map((verdict, index) => (
          <label
            key={verdict}
            className="flex min-h-11 items-center gap-3 rounded-sheet border border-line bg-sheet px-4 has-checked:border-accent"
          >
            <input
              type="radio"
              name={`verdict-${question.id}`}
              className="accent-[var(--accent)]"
              checked={chosen.includes(verdict)}
              disabled={feedback !== null}
              onChange={() => onPick(verdict)}
            />
            {verdict === 'true' ? 'True' : 'False'}
            {feedback?.solution[0] === verdict && <VerdictSign correct text="it is" />}
            {!feedback && (
              <span
                aria-hidden="true"
                className="num hidden rounded border border-line px-1.5 font-mono text-xs text-ink-faint sm:block"
              >
                {index + 1}
              </span>
            )}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend className="mb-2 text-sm text-ink-faint">Because …</legend>
        <OptionList {...props} input="radio" firstDigit={3} />
      </fieldset>
    </>
  );
}
