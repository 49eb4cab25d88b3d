'use client';

import { BookOpen, Crosshair, ListTree, Play } from 'lucide-react';
import Link from 'next/link';
import { formatFigure } from '@/components/report/format-figure';
import { Button } from '@/components/ui/button';
import { HintLadder } from '@/components/ui/hint-ladder';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { ActionResult } from '@/core/shared/action-result';
import { GOAL_SIGNS, type Goal } from './goal-words';

/** The server's next hint on a check of a mission. */
export type HintAction = (input: {
  mission: string;
  check: string;
  known: number;
}) => Promise<ActionResult<{ hint: string; more: boolean }>>;

/** Asks the server for the hint on a check after the first `known` ones. */
export type AskHint = (
  check: string,
  known: number,
) => Promise<ActionResult<{ hint: string; more: boolean }>>;

const SHOWN_PARTS = 4;

/** What a promise rests on: verdict, figures, why it matters, what to try, and the way to the components meant. */
export function GoalEvidence({
  goal,
  because,
  lesson,
  hasHints,
  diagram,
  askHint,
  onSelect,
  onSlowest,
  onRun,
}: {
  goal: Goal;
  because: string;
  lesson: string | null;
  hasHints: boolean;
  diagram: Diagram;
  askHint: AskHint;
  /** Selects a part on the canvas. */
  onSelect: (part: { components?: string[]; connections?: string[] }) => void;
  /** Follows the slowest request of the run shown; null without a run. */
  onSlowest: (() => void) | null;
  /** Runs what is missing to judge it; null when nothing is. */
  onRun: (() => void) | null;
}) {
  const { finding } = goal;
  const { sign, word } = GOAL_SIGNS[goal.state];
  const label = (id: string) => diagram.components.find((c) => c.id === id)?.label;
  const named = (finding?.components ?? []).filter(label).slice(0, SHOWN_PARTS);
  const lines = diagram.connections.filter(({ id }) => finding?.connections.includes(id));
  return (
    <div className="flex flex-col gap-2 text-sm" data-testid="goal-evidence">
      <h3 className="font-semibold">
        <span
          className={
            goal.state === 'kept'
              ? 'text-good'
              : goal.state === 'broken'
                ? 'text-trouble'
                : 'text-ink-faint'
          }
        >
          {sign} <span className="sr-only">{word}: </span>
        </span>
        {goal.promise}
      </h3>
      {finding ? (
        <p>{finding.message}</p>
      ) : (
        <p className="flex flex-wrap items-center gap-2 text-ink-soft">
          It has not been run yet.
          {onRun && (
            <Button onClick={onRun}>
              <Play size={14} aria-hidden="true" /> Run it
            </Button>
          )}
        </p>
      )}
      {goal.follows && (
        <p className="text-ink-soft">It follows from another one: {goal.follows} Fix that first.</p>
      )}
      {hasHints && goal.state !== 'kept' && (
        <HintLadder key={goal.id} className="" ask={(known) => askHint(goal.id, known)} />
      )}
      {finding && finding.figures.length > 0 && (
        <dl className="flex flex-wrap gap-x-6 gap-y-1 text-xs">
          {finding.figures.map((figure) => (
            <div key={figure.name} className="flex items-baseline gap-2">
              <dt className="text-ink-faint">{figure.name}</dt>
              <dd className="num font-mono">
                {formatFigure(figure.value, figure.unit)}
                {figure.limit !== null && ` / limit ${formatFigure(figure.limit, figure.unit)}`}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="max-w-[80ch] text-xs text-ink-soft">{because}</p>
      <div className="flex flex-wrap items-center gap-2">
        {named.map((id) => (
          <Button key={id} look="quiet" onClick={() => onSelect({ components: [id] })}>
            <Crosshair size={14} aria-hidden="true" /> Select “{label(id)}”
          </Button>
        ))}
        {lines.slice(0, SHOWN_PARTS).map(({ id, from, to }) => (
          <Button key={id} look="quiet" onClick={() => onSelect({ connections: [id] })}>
            <Crosshair size={14} aria-hidden="true" /> Select {label(from)} → {label(to)}
          </Button>
        ))}
        {goal.state === 'broken' && onSlowest && (
          <Button look="quiet" onClick={onSlowest}>
            <ListTree size={14} aria-hidden="true" /> Follow one request
          </Button>
        )}
        {lesson && (
          <Link
            href={`/lessons/${lesson}`}
            className="inline-flex items-center gap-1.5 py-1 text-accent underline underline-offset-2"
          >
            <BookOpen size={14} aria-hidden="true" /> Read about it
          </Link>
        )}
      </div>
    </div>
  );
}
