'use client';

import { Play, Square } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { GapList } from '@/components/report/gap-list';
import { ItemEndsBar } from '@/components/report/item-ends-bar';
import { formatResponse } from '@/components/report/run-figures';
import { RunTable } from '@/components/report/run-table';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { gapsOf, type Prediction } from '@/core/missions/predictions';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import { useCanvas } from './canvas-store';
import { PlayerBar } from './player-bar';
import { RunCharts } from './run-charts';
import type { FinishedRun, RunState } from './use-run';

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

function Results({
  finished,
  before,
  prediction,
}: {
  finished: FinishedRun;
  before: FinishedRun | null;
  prediction: Prediction | null;
}) {
  const [compare, setCompare] = useState(false);
  const { run, diagram, tookMs } = finished;
  const title = useCanvas(
    (s) => s.mission.mission.scenarios.find((scenario) => scenario.id === run.id)?.title,
  );
  const stale = useCanvas((s) => s.history.present !== diagram);
  const blamed = diagram.components.find((c) => c.id === run.blamed)?.label ?? run.blamed;
  return (
    <div className="flex flex-col gap-6 p-4" data-testid="run-results">
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="text-base font-semibold">{title}</h2>
        <p className="num text-xs text-ink-faint">
          {formatNumber(run.events)} events simulated in {formatMs(Math.round(tookMs))} ·{' '}
          <Link href="/how-it-works" className="text-accent underline underline-offset-2">
            How this is computed
          </Link>
        </p>
        {stale && (
          <p className="rounded bg-sunk px-2 text-xs text-ink-soft">
            The diagram has changed since this run.
          </p>
        )}
      </header>
      {run.status === 'budget-exceeded' && (
        <Notice kind="trouble">
          The run was stopped: the design makes more events than any run may take.
          {blamed ? ` Most of them were made by “${blamed}”.` : ''}
        </Notice>
      )}
      {run.flows.map((flow) => (
        <section key={flow.id} aria-label={`Flow ${flow.id}`} className="flex flex-col gap-2">
          <p className="text-sm">
            <strong className="num font-semibold">
              {formatNumber(flow.items.delivered)} of {formatNumber(flow.items.offered)}
            </strong>{' '}
            delivered
            {flow.lastDeliveryMs !== null && `, the last after ${formatMs(flow.lastDeliveryMs)}`} ·
            the client’s answer (p99):{' '}
            <strong className="num font-semibold">{formatResponse(flow.responseMs.p99)}</strong>
            {flow.timedOut > 0 && ` · ${formatNumber(flow.timedOut)} timed out`}
            {flow.rejected > 0 && ` · ${formatNumber(flow.rejected)} rejected`}
          </p>
          <ItemEndsBar flow={flow} />
        </section>
      ))}
      {prediction && <GapList gaps={gapsOf(prediction, run, diagram)} />}
      {before && (
        <label className="flex items-center gap-2 self-start text-sm">
          <input
            type="checkbox"
            className="size-4 accent-[var(--accent)]"
            checked={compare}
            onChange={(event) => setCompare(event.target.checked)}
          />
          Compare with the run before
        </label>
      )}
      <RunCharts finished={finished} before={compare ? before : null} />
      <RunTable run={run} diagram={diagram} />
    </div>
  );
}

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
}: {
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
      {finished ? (
        <div className="border-t border-line">
          <Results finished={finished} before={before} prediction={prediction} />
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
