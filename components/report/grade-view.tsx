'use client';

import { CircleCheck, CircleDashed, Star } from 'lucide-react';
import { useMemo, useState } from 'react';
import { WideFigure } from '@/components/drawing/wide-figure';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Finding } from '@/core/contracts/grade-report';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import { FindingCard } from './finding-card';
import { ItemEndsBar } from './item-ends-bar';
import { ReplayNote } from './replay-note';
import { RunTable } from './run-table';
import {
  completeStages,
  type ReadableReport,
  type StageSummary,
  stageSummaries,
} from './stage-summary';

/** Names a mission's stages and scenarios for a report. */
export interface ReportTitles {
  stages: string[];
  scenarios: Record<string, string>;
}

function Verdict({ report, stages }: { report: ReadableReport; stages: StageSummary[] }) {
  const done = completeStages(stages);
  const flow = report.scenarios[0]?.flows[0];
  return (
    <section aria-label="Result" className="rounded-sheet border border-line bg-sheet p-5">
      <div className="flex flex-wrap items-center gap-x-8 gap-y-4">
        <div>
          <p className="text-2xl font-semibold">
            {report.passed ? 'Passed' : 'Not passed yet'}
            <span className="sr-only">, </span>
          </p>
          <p className="num text-ink-soft">
            {done} of {stages.length} stages
            {report.stars > 0 && (
              <span className="ml-2 inline-flex translate-y-0.5 gap-0.5 text-async">
                {Array.from({ length: report.stars }, (_, star) => `star-${star}`).map((star) => (
                  <Star key={star} size={16} fill="currentColor" aria-hidden="true" />
                ))}
                <span className="sr-only">
                  {report.stars === 1 ? '1 star' : `${report.stars} stars`}
                </span>
              </span>
            )}
          </p>
        </div>
        <p>
          <span className="num text-2xl font-semibold">
            {report.score.earned}
            <span className="text-base font-normal text-ink-faint"> / {report.score.total}</span>
          </span>
          <span className="block text-sm text-ink-soft">points</span>
        </p>
        {flow && (
          <p>
            <span className="num text-2xl font-semibold">{formatNumber(flow.items.delivered)}</span>
            <span className="num text-base text-ink-faint">
              {' '}
              / {formatNumber(flow.items.offered)}
            </span>
            <span className="block text-sm text-ink-soft">
              delivered
              {flow.lastDeliveryMs !== null && `, the last after ${formatMs(flow.lastDeliveryMs)}`}
            </span>
          </p>
        )}
      </div>
      <ol className="mt-4 grid gap-2 sm:grid-cols-3">
        {stages.map((stage) => (
          <li key={stage.stage}>
            <a
              href={`#stage-${stage.stage}`}
              className={`flex h-full items-start gap-2 rounded border px-3 py-2 text-sm hover:border-line-strong ${stage.complete ? 'border-good bg-good-soft' : 'border-line'}`}
            >
              {stage.complete ? (
                <CircleCheck
                  size={16}
                  aria-label="complete"
                  className="mt-0.5 shrink-0 text-good"
                />
              ) : (
                <CircleDashed
                  size={16}
                  aria-label="open"
                  className="mt-0.5 shrink-0 text-ink-faint"
                />
              )}
              <span>
                <span className="font-medium">{stage.title}</span>
                <span className="num block text-xs text-ink-soft">
                  {stage.earned} of {stage.total} points
                </span>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Scenarios({
  report,
  diagram,
  titles,
}: {
  report: ReadableReport;
  diagram: Diagram;
  titles: ReportTitles;
}) {
  return (
    <section aria-label="What happened in each scenario" className="mt-10">
      <h2 className="text-xl font-semibold">What happened</h2>
      {report.scenarios.map((run) => (
        <details key={run.id} className="mt-3 rounded-sheet border border-line bg-sheet p-4">
          <summary className="font-medium">
            {titles.scenarios[run.id] ?? run.id}{' '}
            <span className="num text-xs font-normal text-ink-faint">
              {formatNumber(run.events)} events
              {run.status === 'budget-exceeded' ? ', stopped at the event budget' : ''}
            </span>
          </summary>
          <div className="mt-4 flex flex-col gap-4">
            {run.flows.map((flow) => (
              <ItemEndsBar key={flow.id} flow={flow} />
            ))}
            <RunTable run={run} diagram={diagram} />
          </div>
        </details>
      ))}
    </section>
  );
}

/** A whole grade report beside the diagram it is about. */
export function GradeView({
  report,
  diagram,
  titles,
}: {
  report: ReadableReport;
  diagram: Diagram;
  titles: ReportTitles;
}) {
  const stages = useMemo(() => stageSummaries(report, titles.stages), [report, titles]);
  const firstFailed = report.findings.find((f) => !f.passed && f.judged) ?? null;
  const name = (id: string) => diagram.components.find((c) => c.id === id)?.label ?? id;
  const [pointed, setPointed] = useState<Finding | null>(firstFailed);
  const lit = useMemo(
    () => ({
      components: new Set(pointed?.components),
      connections: new Set(pointed?.connections),
    }),
    [pointed],
  );
  // A block of its own: the pinned diagram ends with the report, not with the page.
  return (
    <div>
      <Verdict report={report} stages={stages} />
      <div className="z-10 mt-8 border-b border-line bg-paper pb-2 md:sticky md:top-14">
        <WideFigure
          diagram={diagram}
          title="The submitted diagram"
          lit={pointed && !pointed.passed ? lit : undefined}
          marked={pointed?.passed ? lit : undefined}
        />
        <p aria-live="polite" className="mt-1 text-sm text-ink-soft">
          {pointed ? `Shown: ${pointed.message}` : 'Choose “Show on the diagram” at a finding.'}
        </p>
      </div>
      <div className="mt-8 flex flex-col gap-8">
        {stages.map((stage) => (
          <section
            key={stage.stage}
            id={`stage-${stage.stage}`}
            aria-label={stage.title}
            className="md:scroll-mt-80"
          >
            <h2 className="text-xl font-semibold">
              <span className="num text-ink-faint">{stage.stage}.</span> {stage.title}
            </h2>
            <ul className="mt-3 grid gap-3 lg:grid-cols-2">
              {stage.findings.map((finding) => (
                <FindingCard
                  key={finding.id}
                  finding={finding}
                  name={name}
                  active={pointed?.id === finding.id}
                  onPoint={setPointed}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <Scenarios report={report} diagram={diagram} titles={titles} />
      <ReplayNote report={report} />
    </div>
  );
}
