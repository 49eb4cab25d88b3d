import type { Diagram } from '@/core/contracts/diagram-schema';
import { formatNumber } from '@/core/shared/format-number';
import { ItemEndsBar } from './item-ends-bar';
import { RunTable } from './run-table';
import type { ReadableReport } from './stage-summary';

/** How every scenario of a report went, folded. `titles`, and `horizons` (how long each looks, ms), are the mission's, by scenario id. */
export function ReportScenarios({
  report,
  diagram,
  titles,
  horizons,
}: {
  report: ReadableReport;
  diagram: Diagram;
  titles: Readonly<Record<string, string>>;
  horizons: Readonly<Record<string, number>>;
}) {
  return (
    <section aria-label="What happened in each scenario" className="mt-10">
      <h2 className="text-xl font-semibold">What happened</h2>
      {report.scenarios.map((run) => (
        <details key={run.id} className="mt-3 rounded-sheet border border-line bg-sheet p-4">
          <summary className="font-medium">
            {titles[run.id] ?? run.id}{' '}
            <span className="num text-xs font-normal text-ink-faint">
              {formatNumber(run.events)} events
              {run.status === 'budget-exceeded' ? ', stopped at the event budget' : ''}
            </span>
          </summary>
          <div className="mt-4 flex flex-col gap-4">
            {run.flows.map((flow) => (
              <ItemEndsBar key={flow.id} flow={flow} />
            ))}
            <RunTable run={run} diagram={diagram} horizonMs={horizons[run.id] ?? 0} />
          </div>
        </details>
      ))}
    </section>
  );
}
