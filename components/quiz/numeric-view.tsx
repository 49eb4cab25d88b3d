'use client';

import { CodeText } from '@/components/ui/code-text';
import { formatNumber } from '@/core/shared/format-number';
import type { QuestionViewProps } from './question-view';
import { toldClass, VerdictSign } from './verdict-sign';

/** A number to type, with its unit beside it. */
export function NumericView({ question, chosen, feedback, onChange }: QuestionViewProps) {
  const id = `number-${question.id}`;
  return (
    <>
      <label htmlFor={id} className="mb-1 block text-sm text-ink-faint">
        Your figure, in {question.unit}
      </label>
      <span className="flex items-baseline gap-3">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          maxLength={24}
          data-typed=""
          className="num min-h-11 w-44 rounded border border-line-strong bg-sheet px-3 font-mono"
          value={chosen[0] ?? ''}
          readOnly={feedback !== null}
          onChange={(event) => onChange(event.target.value === '' ? [] : [event.target.value])}
        />
        <span aria-hidden="true">{question.unit}</span>
      </span>
      {feedback && (
        <div
          className={`mt-3 rounded-sheet border px-4 py-3 ${toldClass(feedback.earned === feedback.total)}`}
        >
          <VerdictSign
            correct={feedback.earned === feedback.total}
            text={`${feedback.earned === feedback.total ? 'right' : 'not right'}: it is ${formatNumber(Number(feedback.solution[0]))} ${question.unit}`}
          />
          {feedback.options.map(({ id: part, explanation }) => (
            <p key={part} className="mt-1 text-sm text-ink-soft">
              <CodeText text={explanation} />
            </p>
          ))}
        </div>
      )}
    </>
  );
}
