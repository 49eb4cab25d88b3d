'use client';

import { CodeText } from '@/components/ui/code-text';
import type { QuestionViewProps } from './question-view';
import { toldClass, VerdictSign } from './verdict-sign';

/** Items to sort into groups: one row of radio buttons per item; a digit sorts the next item without a group. */
export function MatchingView({ question, chosen, feedback, onPick }: QuestionViewProps) {
  const groups = question.groups ?? [];
  const next = question.options.find(({ id }) => !chosen.some((p) => p.startsWith(`${id}=`)))?.id;
  return (
    <>
      {!feedback && (
        <p className="mb-2 text-sm text-ink-faint">
          Give each one its group.{' '}
          <span className="hidden sm:inline">
            Digits sort the marked one:{' '}
            {groups.map(({ text }, index) => `${index + 1} ${text}`).join(', ')}.
          </span>
        </p>
      )}
      <ul className="flex flex-col gap-2">
        {question.options.map((item) => {
          const told = feedback?.options.find(({ id }) => id === item.id);
          const belongs = feedback?.solution.find((pair) => pair.startsWith(`${item.id}=`));
          const open = !feedback && item.id === next;
          const look = told
            ? toldClass(told.correct)
            : `bg-sheet ${open ? 'border-line-strong' : 'border-line'}`;
          return (
            <li key={item.id} className={`rounded-sheet border px-4 py-3 ${look}`}>
              <fieldset>
                <legend className="float-left mb-2 w-full">
                  {open && <span aria-hidden="true">▸ </span>}
                  <CodeText text={item.text} />
                </legend>
                <div className="clear-both flex flex-wrap gap-2">
                  {groups.map((group) => {
                    const pair = `${item.id}=${group.id}`;
                    return (
                      <label
                        key={group.id}
                        className="flex min-h-9 items-center gap-2 rounded border border-line bg-sheet px-3 py-1 text-sm has-checked:border-accent has-checked:bg-sunk"
                      >
                        <input
                          type="radio"
                          name={`${question.id}-${item.id}`}
                          className="accent-[var(--accent)]"
                          checked={chosen.includes(pair)}
                          disabled={feedback !== null}
                          onChange={() => onPick(pair)}
                        />
                        {group.text}
                      </label>
                    );
                  })}
                </div>
              </fieldset>
              {told && (
                <p className="mt-2 text-sm text-ink-soft">
                  <VerdictSign
                    correct={told.correct}
                    text={
                      told.correct
                        ? 'right'
                        : `belongs to: ${groups.find(({ id }) => belongs === `${item.id}=${id}`)?.text}`
                    }
                  />{' '}
                  <span className="block">
                    <CodeText text={told.explanation} />
                  </span>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
