'use client';

import { Check, X } from 'lucide-react';
import { CodeText } from '@/components/ui/code-text';
import type { QuestionViewProps } from './question-view';

/** `missable`: several may be chosen, so one that is right can have been left out. */
function Sign({
  correct,
  chosen,
  missable,
}: {
  correct: boolean;
  chosen: boolean;
  missable: boolean;
}) {
  if (correct)
    return (
      <span className="inline-flex items-center gap-1 text-xs font-medium text-good">
        <Check size={14} aria-hidden="true" /> right
        {chosen ? ', your choice' : missable && ', you left it out'}
      </span>
    );
  return (
    <span
      className={`inline-flex items-center gap-1 text-xs font-medium ${chosen ? 'text-trouble' : 'text-ink-faint'}`}
    >
      <X size={14} aria-hidden="true" /> not right{chosen ? ', your choice' : ''}
    </span>
  );
}

function boxClass(option: { correct: boolean; chosen: boolean } | undefined): string {
  if (option?.correct) return 'border-good bg-good-soft';
  if (option?.chosen) return 'border-trouble bg-trouble-soft';
  return 'border-line bg-sheet has-checked:border-accent hover:border-line-strong';
}

/** Options to choose from; once answered, each with its explanation. */
export function OptionList({
  question,
  chosen,
  feedback,
  onPick,
  input,
  firstDigit = 1,
}: QuestionViewProps & { input: 'radio' | 'checkbox'; firstDigit?: number }) {
  return (
    <ul className="flex flex-col gap-2">
      {question.options.map((option, index) => {
        const told = feedback?.options.find((o) => o.id === option.id);
        return (
          <li key={option.id}>
            <label className={`flex gap-3 rounded-sheet border px-4 py-3 ${boxClass(told)}`}>
              <input
                type={input}
                name={`question-${question.id}`}
                className="mt-1 size-4 shrink-0 accent-[var(--accent)]"
                checked={chosen.includes(option.id)}
                disabled={feedback !== null}
                onChange={() => onPick(option.id)}
              />
              <span className="min-w-0 flex-1">
                <span className="flex gap-2">
                  <span className="flex-1">
                    <CodeText text={option.text} />
                  </span>
                  {!feedback && (
                    <span
                      aria-hidden="true"
                      className="num hidden self-start rounded border border-line px-1.5 font-mono text-xs text-ink-faint sm:block"
                    >
                      {index + firstDigit}
                    </span>
                  )}
                </span>
                {told && (
                  <span className="mt-1 block text-sm text-ink-soft">
                    <Sign {...told} missable={input === 'checkbox'} />{' '}
                    <span className="block">
                      <CodeText text={told.explanation} />
                    </span>
                  </span>
                )}
              </span>
            </label>
          </li>
        );
      })}
    </ul>
  );
}
