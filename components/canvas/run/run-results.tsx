'use client';

import Link from 'next/link';
import { useState } from 'react';
import { GapList } from '@/components/report/gap-list';
import { ItemEndsBar } from '@/components/report/item-ends-bar';
import { formatResponse } from '@/components/report/run-figures';
import { RunTable } from '@/components/report/run-table';
import { Notice } from '@/components/ui/notice';
import type { Prediction } from '@/core/contracts/prediction-schema';
import { gapsOf } from '@/core/missions/predictions';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import { useCanvas } from '../drawing/canvas-store';
import { RunCharts } from './run-charts';
import type { FinishedRun } from './use-run';

/** What a finished run showed: figures, the prediction beside it, charts, and every component's numbers. */
export function RunResults({
  finished,
  before,
  prediction,
}: {
  finished: FinishedRun;
  before: FinishedRun | null;
  prediction: Prediction | null;
}) {
  const [chosen, setCompare] = useState(false);
  // What was only tried out means something beside the run of the diagram itself.
  const compare = chosen || finished.whatIf !== null;
  const { run, diagram, tookMs } = finished;
  const title = useCanvas(
    (s) => s.mission.mission.scenarios.find((scenario) => scenario.id === run.id)?.title,
  );
  const changed = useCanvas((s) => s.history.present !== diagram);
  const stale = changed && finished.whatIf === null;
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
      {before && finished.whatIf === null && (
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
