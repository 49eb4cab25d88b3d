'use client';

import { type ReactNode, useMemo, useState } from 'react';
import type { LegibleProps } from '@/components/drawing/drawn-figure';
import { LegibleFigure, PINNED } from '@/components/drawing/legible-figure';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Finding } from '@/core/contracts/grade-report';
import { FindingCard, type Mending } from './finding-card';
import { ReplayNote } from './replay-note';
import { type ReportRow, reportRows } from './report-rows';
import { ReportScenarios } from './report-scenarios';
import { ReportVerdict } from './report-verdict';
import { type ReadableReport, stageSummaries } from './stage-summary';

/** Names a mission's scenarios and promises. */
export interface MissionNames {
  scenarios: Record<string, string>;
  /** How long each scenario looks, ms, by its id. */
  horizons: Record<string, number>;
  /** What each check promises, by its id. */
  promises: Record<string, string>;
}

/** Names a mission's stages too, for a report. */
export interface ReportTitles extends MissionNames {
  stages: string[];
}

/** A whole grade report beside the diagram it is about: what is to be done first, what is kept last. */
export function GradeView({
  report,
  diagram,
  titles,
  mending = null,
  note = null,
  over,
  beside,
  children,
}: {
  report: ReadableReport;
  diagram: Diagram;
  titles: ReportTitles;
  /** The ways on from what broke; null when the report is somebody else's. */
  mending?: Mending | null;
  /** One line beneath the result. */
  note?: string | null;
  /** What lies over the diagram. */
  over?: LegibleProps['over'];
  /** What else there is to do about a promise. */
  beside?: (finding: Finding) => ReactNode;
  /** What stands between the verdict and its evidence. */
  children?: ReactNode;
}) {
  const stages = useMemo(() => stageSummaries(report, titles.stages), [report, titles]);
  const rows = useMemo(() => reportRows(report.findings, titles.promises), [report, titles]);
  const name = (id: string) => diagram.components.find((c) => c.id === id)?.label ?? id;
  const [pointed, setPointed] = useState<Finding | null>(rows.next?.finding ?? null);
  const lit = useMemo(
    () => ({
      components: new Set(pointed?.components),
      connections: new Set(pointed?.connections),
    }),
    [pointed],
  );
  const card = (row: ReportRow) => (
    <FindingCard
      key={row.finding.id}
      row={row}
      name={name}
      scenarios={titles.scenarios}
      active={pointed?.id === row.finding.id}
      onPoint={setPointed}
      mending={row.state === 'kept' ? null : mending}
      beside={beside?.(row.finding)}
    />
  );
  const { next, broken, following, unjudged, kept } = rows;
  const open = [...(next ? [next] : []), ...broken, ...following, ...unjudged];
  const groups = [
    { title: 'Also broken', own: broken },
    { title: 'Broken by the same cause', own: following },
    { title: 'Not judged', own: unjudged },
  ];
  // A block of its own: the pinned diagram ends with the report, not with the page.
  return (
    <div>
      <div
        className={
          next ? 'grid items-start gap-6 lg:grid-cols-2 lg:grid-rows-[auto_1fr]' : 'grid gap-6'
        }
      >
        <ReportVerdict report={report} stages={stages} open={open} note={note} />
        {next && (
          <section aria-label="Fix this next" className="min-w-0 lg:row-span-2">
            <h2 className="mb-2 text-xl font-semibold">Fix this next</h2>
            <ul>{card(next)}</ul>
          </section>
        )}
        {children}
      </div>
      <div className="z-10 mt-8 border-b border-line bg-paper pb-2 md:sticky md:top-14">
        <LegibleFigure
          diagram={diagram}
          title="The submitted diagram"
          className={PINNED}
          lit={pointed && !pointed.passed ? lit : undefined}
          marked={pointed?.passed ? lit : undefined}
          {...(over && { over })}
        />
        <p aria-live="polite" className="mt-1 text-sm text-ink-soft">
          {pointed ? `Shown: ${pointed.message}` : 'Choose “Show on the diagram” at a promise.'}
        </p>
      </div>
      <div className="mt-8 flex flex-col gap-8">
        {groups
          .filter(({ own }) => own.length > 0)
          .map(({ title, own }) => (
            <section key={title} aria-label={title}>
              <h2 className="text-xl font-semibold">{title}</h2>
              <ul className="mt-3 grid gap-3 lg:grid-cols-2">{own.map(card)}</ul>
            </section>
          ))}
        {kept.length > 0 && (
          <details id="kept" open={open.length === 0} className="md:scroll-mt-80">
            <summary className="text-xl font-semibold">
              Kept{' '}
              <span className="num text-base font-normal text-ink-soft">
                {kept.length === 1 ? '1 promise' : `${kept.length} promises`}
              </span>
            </summary>
            <ul className="mt-3 grid gap-3 lg:grid-cols-2">{kept.map(card)}</ul>
          </details>
        )}
      </div>
      <ReportScenarios
        report={report}
        diagram={diagram}
        titles={titles.scenarios}
        horizons={titles.horizons}
      />
      <ReplayNote report={report} />
    </div>
  );
}
