'use client';

import { Play, Square } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import type { Prediction } from '@/core/contracts/prediction-schema';
import { formatNumber } from '@/core/shared/format-number';
import { useCanvas } from '../drawing/canvas-store';
import { PlayerBar } from './player-bar';
import type { FinishedRun, RunState } from './use-run';
import { WhatIf } from './what-if';

function Progress({ state }: { state: Extract<RunState, { phase: 'running' }> }) {
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
      <span className="num text-xs text-ink-faint">{formatNumber(state.events)} events</span>
    </div>
  );
}

const RunResults = dynamic(() => import('./run-results').then((m) => m.RunResults));

/** Chooses a scenario, runs it on the diagram as it stands, and shows what happened. */
export function RunPanel({
  state,
  finished,
  before,
  chosen,
  onChoose,
  start,
  cancel,
  prediction,
  question,
  onTry,
  onKeep,
  onDiscard,
}: Omit<ComponentProps<typeof WhatIf>, 'tried'> & {
  state: RunState;
  finished: FinishedRun | null;
  before: FinishedRun | null;
  chosen: string;
  onChoose: (scenarioId: string) => void;
  start: () => void;
  cancel: () => void;
  /** What was predicted for the finished run; null when nothing was. */
  prediction: Prediction | null;
  /** Asked between pressing Run and the first run of a scenario. */
  question: ReactNode;
}) {
  const scenarios = useCanvas((s) => s.mission.mission.scenarios);
  const running = state.phase === 'running';
  const controls = useRef<HTMLDivElement>(null);
  const was = useRef(running);
  useEffect(() => {
    if (was.current === running) return;
    was.current = running;
    // Run and Stop take each other's place; the focus stays there when the pressed one has gone.
    if (document.activeElement === document.body)
      controls.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [running]);
  return (
    <section aria-label="Run" className="border-t border-line bg-sheet">
      <div ref={controls} className="flex flex-wrap items-center gap-3 px-4 py-3">
        <label className="flex min-w-0 items-center gap-2 text-sm">
          <span className="text-ink-soft">Scenario</span>
          <select
            className="min-h-9 min-w-0 rounded border border-line-strong bg-sheet px-2"
            value={chosen}
            onChange={(event) => onChoose(event.target.value)}
          >
            {scenarios.map((scenario) => (
              <option key={scenario.id} value={scenario.id}>
                {scenario.title}
              </option>
            ))}
          </select>
        </label>
        {state.phase === 'running' ? (
          <>
            <Button onClick={cancel}>
              <Square size={14} aria-hidden="true" /> Stop
            </Button>
            <Progress state={state} />
          </>
        ) : (
          <Button look="primary" onClick={start}>
            <Play size={14} aria-hidden="true" /> Run
          </Button>
        )}
        {state.phase !== 'running' && <PlayerBar />}
        {state.phase === 'failed' && (
          <p role="alert" className="text-sm text-trouble">
            The run failed: {state.reason}
          </p>
        )}
      </div>
      {question}
      {finished && (
        <WhatIf
          key={finished.run.id}
          tried={finished.whatIf}
          onTry={onTry}
          onKeep={onKeep}
          onDiscard={onDiscard}
        />
      )}
      {finished ? (
        <div className="border-t border-line">
          <RunResults finished={finished} before={before} prediction={prediction} />
        </div>
      ) : (
        <p className="border-t border-line px-4 py-3 text-sm text-ink-faint">
          Press Run to put the mission’s real load through your design. Every number that appears
          here is measured on your own diagram.
        </p>
      )}
    </section>
  );
}
