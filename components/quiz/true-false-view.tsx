'use client';

import { OptionList } from './option-list';
import type { QuestionViewProps } from './question-view';
import { toldClass, VerdictSign } from './verdict-sign';

function lookOf({ chosen, feedback }: QuestionViewProps, verdict: string): string {
  if (feedback?.solution[0] === verdict) return toldClass(true);
  if (feedback && chosen.includes(verdict)) return toldClass(false);
  return 'border-line bg-sheet has-checked:border-accent';
}

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
            className={`flex min-h-11 items-center gap-3 rounded-sheet border px-4 ${lookOf(props, verdict)}`}
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
            {feedback?.solution[0] === verdict && <VerdictSign correct />}
            {feedback && feedback.solution[0] !== verdict && chosen.includes(verdict) && (
              <VerdictSign correct={false} />
            )}
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
