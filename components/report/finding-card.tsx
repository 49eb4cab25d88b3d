'use client';

import { BookOpen, Check, Minus, X } from 'lucide-react';
import Link from 'next/link';
import type { Figure, Finding } from '@/core/contracts/grade-report';
import { setText } from '@/core/shared/set-text';
import { storyLines } from '@/core/simulation/story-words';
import { formatFigure } from './format-figure';

function Figures({ figures, name }: { figures: Figure[]; name: (id: string) => string }) {
  return (
    <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {figures.map((figure) => (
        <div key={figure.component ?? figure.name} className="flex items-baseline gap-2">
          <dt className="text-ink-faint">
            {figure.component === undefined ? figure.name : name(figure.component)}
          </dt>
          <dd className="num font-mono text-[13px]">
            {formatFigure(figure.value, figure.unit)}
            {figure.limit !== null && (
              <span className="text-ink-faint">
                {' '}
                / limit {formatFigure(figure.limit, figure.unit)}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Sign, colour and word of a verdict; what follows from another broken promise is no second fault. */
function signOf({ passed, judged, followsFrom }: Finding) {
  if (passed) return { Sign: Check, look: 'bg-good-soft text-good', word: 'passed' };
  if (!judged) return { Sign: Minus, look: 'bg-sunk text-ink-soft', word: 'not judged' };
  if (followsFrom !== null) return { Sign: X, look: 'bg-sunk text-ink-soft', word: 'failed' };
  return { Sign: X, look: 'bg-trouble-soft text-trouble', word: 'failed' };
}

/** One finding: verdict, what happened, why it matters, where to read. Pointing at it lights its components. */
export function FindingCard({
  finding,
  name,
  active,
  onPoint,
}: {
  finding: Finding;
  /** The learner's name of a component. */
  name: (id: string) => string;
  active: boolean;
  onPoint: (finding: Finding | null) => void;
}) {
  const { Sign, look, word } = signOf(finding);
  const points = finding.components.length + finding.connections.length > 0;
  return (
    <li
      id={`finding-${finding.id}`}
      className={`rounded-sheet border bg-sheet p-4 ${active ? 'border-accent' : 'border-line'}`}
    >
      <div className="flex gap-3">
        <span className={`mt-0.5 grid size-6 shrink-0 place-items-center rounded-full ${look}`}>
          <Sign size={16} strokeWidth={2.5} aria-label={word} />
        </span>
        <div className="min-w-0 flex-1">
          <p className="font-medium">
            {setText(finding.message)}{' '}
            <span className="num text-xs font-normal whitespace-nowrap text-ink-faint">
              {finding.passed ? finding.points : 0} of {finding.points} points
            </span>
          </p>
          {finding.figures.length > 0 && <Figures figures={finding.figures} name={name} />}
          {finding.followsFrom !== null && (
            <p className="mt-2 text-sm text-ink-soft">
              Follows from{' '}
              <a className="text-accent underline" href={`#finding-${finding.followsFrom}`}>
                another broken promise
              </a>
              : mend that one first.
            </p>
          )}
          <p className="mt-2 max-w-[68ch] text-sm text-ink-soft">{finding.because}</p>
          {finding.counterexample && (
            <ol className="mt-2 list-decimal rounded bg-sunk py-2 pr-3 pl-8 text-sm">
              {storyLines(finding.counterexample, name).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          )}
          <div className="mt-2 flex flex-wrap gap-4 text-sm">
            {finding.lesson && (
              <Link
                href={`/lessons/${finding.lesson}`}
                className="inline-flex items-center gap-1.5 py-1 text-accent underline underline-offset-2"
              >
                <BookOpen size={14} aria-hidden="true" /> Read about it
              </Link>
            )}
            {points && (
              <button
                type="button"
                aria-pressed={active}
                className="py-1 text-accent underline underline-offset-2"
                onClick={() => onPoint(active ? null : finding)}
              >
                {active ? 'Hide on the diagram' : 'Show on the diagram'}
              </button>
            )}
          </div>
        </div>
      </div>
    </li>
  );
}
