'use client';

import { BookOpen, ListTree, PencilRuler } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { HintAction } from '@/components/canvas/run/goal-evidence';
import { GOAL_SIGNS } from '@/components/canvas/run/goal-words';
import { HintLadder } from '@/components/ui/hint-ladder';
import type { Figure, Finding } from '@/core/contracts/grade-report';
import { setText } from '@/core/shared/set-text';
import { storyLines } from '@/core/simulation/story-words';
import { formatFigure } from './format-figure';
import { followOnCanvas, onCanvas, type ReportRow } from './report-rows';

/** Where an own report leads on: the canvas it came from, and the server's hints on what broke. */
export interface Mending {
  mission: string;
  /** Ids of the checks that the server has hints on. */
  hinted: readonly string[];
  hint: HintAction;
  /** The scenario whose run decided a broken promise, by the id of its check; none where the drawing alone decided it. */
  runs: Readonly<Record<string, string>>;
}

type Titles = Readonly<Record<string, string>>;

/** What a figure is of; where its name ends in the id of a scenario, that has its title instead. */
function figureName(figure: Figure, name: (id: string) => string, scenarios: Titles): string {
  if (figure.component !== undefined) return name(figure.component);
  return figure.name.replace(/\(([^()]+)\)$/, (whole, id: string) => {
    const title = scenarios[id];
    return title === undefined ? whole : `in “${title}”`;
  });
}

function Figures({
  figures,
  name,
  scenarios,
}: {
  figures: Figure[];
  name: (id: string) => string;
  scenarios: Titles;
}) {
  return (
    <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {figures.map((figure) => (
        <div key={figure.component ?? figure.name} className="flex items-baseline gap-2">
          <dt className="text-ink-faint">{figureName(figure, name, scenarios)}</dt>
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

/** What follows from another broken promise is no second fault, so it is grey. */
function lookOf({ state, follows }: ReportRow): string {
  if (state === 'kept') return 'bg-good-soft text-good';
  if (state === 'broken' && follows === null) return 'bg-trouble-soft text-trouble';
  return 'bg-sunk text-ink-soft';
}

const LINK = 'inline-flex items-center gap-1.5 py-1 text-accent underline underline-offset-2';

/**
 * One promise of a report: how it stands, what happened, why it matters, and the ways on. Pointing at it lights its
 * components. `mending` is null for whoever reads another's report, and for what is kept.
 */
export function FindingCard({
  row,
  name,
  scenarios,
  active,
  onPoint,
  mending,
  beside,
}: {
  row: ReportRow;
  /** The learner's name of a component. */
  name: (id: string) => string;
  /** Titles of the mission's scenarios, by id. */
  scenarios: Titles;
  active: boolean;
  onPoint: (finding: Finding | null) => void;
  mending: Mending | null;
  /** What else there is to do about it. */
  beside?: ReactNode;
}) {
  const { finding, promise, follows, state } = row;
  const { sign, word } = GOAL_SIGNS[state];
  const run = state === 'broken' ? mending?.runs[finding.id] : undefined;
  const points = finding.components.length + finding.connections.length > 0;
  return (
    <li
      id={`finding-${finding.id}`}
      className={`list-none rounded-sheet border bg-sheet p-4 md:scroll-mt-80 ${active ? 'border-accent' : 'border-line'}`}
    >
      <div className="flex gap-3">
        <span
          className={`mt-0.5 grid size-6 shrink-0 place-items-center rounded-full text-sm font-bold ${lookOf(row)}`}
        >
          <span aria-hidden="true">{sign}</span>
          <span className="sr-only">{word}: </span>
        </span>
        <div className="min-w-0 flex-1">
          <p className="font-medium">
            {setText(promise ?? finding.message)}{' '}
            <span className="num text-xs font-normal whitespace-nowrap text-ink-faint">
              stage {finding.stage}, {finding.passed ? finding.points : 0} of {finding.points}{' '}
              points
            </span>
          </p>
          {promise !== null && <p className="mt-1">{setText(finding.message)}</p>}
          {finding.figures.length > 0 && (
            <Figures figures={finding.figures} name={name} scenarios={scenarios} />
          )}
          {follows && (
            <p className="mt-2 text-sm text-ink-soft">
              It follows from another one:{' '}
              <a className="text-accent underline" href={`#finding-${follows.id}`}>
                {setText(follows.words)}
              </a>{' '}
              Fix that first.
            </p>
          )}
          <p className="mt-2 max-w-[68ch] text-sm text-ink-soft">{finding.because}</p>
          {mending?.hinted.includes(finding.id) && (
            <HintLadder
              className="mt-2"
              ask={(known) => mending.hint({ mission: mending.mission, check: finding.id, known })}
            />
          )}
          {finding.counterexample && (
            <ol className="mt-2 list-decimal rounded bg-sunk py-2 pr-3 pl-8 text-sm">
              {storyLines(finding.counterexample, name).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          )}
          <div className="mt-2 flex flex-wrap gap-x-4 text-sm">
            {mending && (
              <Link href={onCanvas(mending.mission, finding)} className={LINK}>
                <PencilRuler size={14} aria-hidden="true" /> Open on the canvas
              </Link>
            )}
            {mending && run && (
              <Link href={followOnCanvas(mending.mission, run)} className={LINK}>
                <ListTree size={14} aria-hidden="true" /> Follow one request
              </Link>
            )}
            {finding.lesson && (
              <Link href={`/lessons/${finding.lesson}`} className={LINK}>
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
            {beside}
          </div>
        </div>
      </div>
    </li>
  );
}
