'use client';

import { ChevronDown, ChevronUp, Lightbulb } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import type { RunState } from '../run/finished-run';
import { GoalStrip } from '../run/goal-strip';
import { RunLine, type RunLineWords } from '../run/run-line';
import { Splitter } from './splitter';
import { LIMITS } from './use-layout';

export function RunProgress({ state }: { state: Extract<RunState, { phase: 'running' }> }) {
  const percent = Math.min(100, Math.round(state.share * 100));
  return (
    <div className="flex min-w-40 flex-1 items-center gap-3">
      <div
        role="progressbar"
        aria-label="Simulated time"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-2 max-w-72 flex-1 overflow-hidden rounded-full bg-sunk"
      >
        <div className="h-full bg-accent" style={{ width: `${percent}%` }} />
      </div>
      <span className="num text-xs text-ink-faint">
        {state.of > 1 ? `${state.done} of ${state.of} scenarios` : `${percent} %`}
      </span>
    </div>
  );
}

/** What stands in the dock's second line: progress, what failed, the sentence about the run, or what to do first. */
export function StatusLine({ state, line }: { state: RunState; line: RunLineWords | null }) {
  if (state.phase === 'running') return <RunProgress state={state} />;
  if (state.phase === 'failed') {
    return (
      <p role="alert" className="text-sm text-trouble">
        The run failed: {state.reason}
      </p>
    );
  }
  if (line) return <RunLine {...line} />;
  return (
    <p className="text-sm text-ink-faint">
      Press Run to put the mission’s real load through your design.
    </p>
  );
}

/** Goals and the run, below the canvas: two lines always, and below them the player and what was asked for. */
export function Dock({
  open,
  height,
  goals,
  state,
  line,
  notes,
  hint,
  player,
  cost,
  onOpen,
  onHeight,
  onHint,
  children,
}: {
  open: boolean;
  height: number;
  goals: ComponentProps<typeof GoalStrip>;
  state: RunState;
  line: RunLineWords | null;
  /** Short remarks behind the sentence. */
  notes: readonly string[];
  /** A promise is broken that the server has hints on. */
  hint: boolean;
  player: ReactNode;
  /** What the design costs, beside the goals. */
  cost: ReactNode;
  onOpen: (open: boolean) => void;
  onHeight: (height: number) => void;
  onHint: () => void;
  /** Fills the dock; null where there is nothing to show yet. */
  children: ReactNode;
}) {
  const Fold = open ? ChevronDown : ChevronUp;
  return (
    <section
      aria-label="Run"
      className="relative shrink-0 border-t border-line-strong bg-sheet max-md:hidden"
    >
      {open && children && (
        <Splitter
          label="Height of the dock"
          along="horizontal"
          size={height}
          limits={LIMITS.dockHeight}
          onSize={onHeight}
        />
      )}
      <div className="flex items-center">
        <div className="min-w-0 flex-1">
          <GoalStrip {...goals} />
        </div>
        {cost}
        <button
          type="button"
          className="mr-2 ml-1 grid size-8 shrink-0 place-items-center rounded text-ink-soft hover:bg-sunk"
          aria-expanded={open}
          aria-label={open ? 'Fold the dock' : 'Unfold the dock'}
          title={open ? 'Fold the dock' : 'Unfold the dock'}
          onClick={() => onOpen(!open)}
        >
          <Fold size={16} aria-hidden="true" />
        </button>
      </div>
      <div className="flex min-h-9 items-center gap-3 border-t border-line px-3" aria-live="polite">
        <div className="min-w-0 flex-1">
          <StatusLine state={state} line={line} />
        </div>
        {notes.map((note) => (
          <span key={note} className="shrink-0 rounded bg-sunk px-2 text-xs text-ink-soft">
            {note}
          </span>
        ))}
        {hint && (
          <Button look="quiet" className="shrink-0" onClick={onHint}>
            <Lightbulb size={16} aria-hidden="true" /> Hint
          </Button>
        )}
      </div>
      {open && player && <div className="border-t border-line py-0.5">{player}</div>}
      {open && children && (
        <div className="border-t border-line" style={{ height: `min(${height}px, 50dvh)` }}>
          {children}
        </div>
      )}
    </section>
  );
}
