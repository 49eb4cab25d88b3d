'use client';

import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react';
import { useRef } from 'react';
import { CodeText } from '@/components/ui/code-text';
import { moved } from './press';
import type { QuestionViewProps } from './question-view';
import { useDragOrder } from './use-drag-order';
import { toldClass, VerdictSign } from './verdict-sign';

const MOVE =
  'grid size-11 shrink-0 place-items-center rounded border border-line text-ink-soft hover:border-line-strong hover:text-ink disabled:opacity-40 sm:size-9';

/** Steps to bring into order: dragged, moved by the arrow keys or by two buttons; a digit goes to one. */
export function OrderingView({ question, chosen, feedback, onChange }: QuestionViewProps) {
  const said = useRef<HTMLParagraphElement>(null);
  const texts = new Map(question.options.map(({ id, text }) => [id, text]));
  const move = (id: string, by: -1 | 1) => {
    const after = moved(chosen, id, by);
    onChange(after);
    if (said.current) {
      said.current.textContent = `${texts.get(id)}: now ${after.indexOf(id) + 1} of ${after.length}`;
    }
  };
  const { list, dragged, handlersFor } = useDragOrder(chosen, onChange);
  return (
    <>
      {!feedback && (
        <p className="mb-2 text-sm text-ink-faint">
          Drag them into order, or use the arrows.{' '}
          <span className="hidden sm:inline">
            A digit goes to a step, the arrow keys ↑ ↓ move it.
          </span>
        </p>
      )}
      <ol ref={list} className="flex flex-col gap-2">
        {chosen.map((id, place) => {
          const told = feedback?.options.find((one) => one.id === id);
          const belongs = (feedback?.solution.indexOf(id) ?? 0) + 1;
          return (
            <li
              key={id}
              {...(feedback ? {} : handlersFor(id))}
              className={`flex items-center gap-3 rounded-sheet border px-3 py-2 ${told ? toldClass(told.correct) : `bg-sheet select-none focus-within:border-accent ${dragged === id ? 'cursor-grabbing border-accent shadow-sheet' : 'cursor-grab border-line'}`}`}
            >
              {!feedback && (
                <span
                  data-grip=""
                  aria-hidden="true"
                  className="-my-2 -ml-3 grid w-8 shrink-0 touch-none place-items-center self-stretch text-ink-faint"
                >
                  <GripVertical size={16} />
                </span>
              )}
              <span className="num w-5 shrink-0 self-start pt-1.5 text-right font-mono text-sm text-ink-faint">
                {place + 1}
              </span>
              <span className="min-w-0 flex-1 py-1">
                <CodeText text={texts.get(id) ?? ''} />
                {told && (
                  <span className="mt-1 block text-sm text-ink-soft">
                    <VerdictSign
                      correct={told.correct}
                      text={told.correct ? 'right place' : `belongs in place ${belongs}`}
                    />{' '}
                    <span className="block">
                      <CodeText text={told.explanation} />
                    </span>
                  </span>
                )}
              </span>
              {!feedback &&
                ([-1, 1] as const).map((by) => (
                  <button
                    key={by}
                    type="button"
                    className={MOVE}
                    data-digit={by === -1 ? place + 1 : undefined}
                    data-enter="answer"
                    aria-label={`${by === -1 ? 'Move up' : 'Move down'}: ${texts.get(id)}`}
                    onClick={() => move(id, by)}
                    onKeyDown={(event) => {
                      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
                      event.preventDefault();
                      move(id, event.key === 'ArrowUp' ? -1 : 1);
                    }}
                  >
                    {by === -1 ? (
                      <ArrowUp size={16} aria-hidden="true" />
                    ) : (
                      <ArrowDown size={16} aria-hidden="true" />
                    )}
                  </button>
                ))}
            </li>
          );
        })}
      </ol>
      <p ref={said} role="status" className="sr-only" />
    </>
  );
}
