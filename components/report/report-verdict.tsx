import { CircleCheck, CircleDashed, Star } from 'lucide-react';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import type { ReportRow } from './report-rows';
import { completeStages, type ReadableReport, type StageSummary } from './stage-summary';

function Stage({ stage, href }: { stage: StageSummary; href: string }) {
  const Sign = stage.complete ? CircleCheck : CircleDashed;
  return (
    <a
      href={href}
      className={`flex h-full items-start gap-2 rounded border px-3 py-2 text-sm hover:border-line-strong ${stage.complete ? 'border-good bg-good-soft' : 'border-line'}`}
    >
      <Sign
        size={16}
        aria-label={stage.complete ? 'complete' : 'open'}
        className={`mt-0.5 shrink-0 ${stage.complete ? 'text-good' : 'text-ink-faint'}`}
      />
      <span>
        <span className="font-medium">
          <span className="num">{stage.stage}.</span> {stage.title}
        </span>
        <span className="num block text-xs text-ink-soft">
          {stage.earned} of {stage.total} points
        </span>
      </span>
    </a>
  );
}

/** Passed or not, by stages and points; each stage leads to what is open in it. */
export function ReportVerdict({
  report,
  stages,
  open,
  note,
}: {
  report: ReadableReport;
  stages: StageSummary[];
  /** What is not kept, most pressing first. */
  open: readonly ReportRow[];
  /** One line beneath the result; null for none. */
  note: string | null;
}) {
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
            {completeStages(stages)} of {stages.length} stages
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
      {note && <p className="mt-3 max-w-[68ch]">{note}</p>}
      <ol className="mt-4 grid gap-2 sm:grid-cols-3">
        {stages.map((stage) => {
          const first = open.find(({ finding }) => finding.stage === stage.stage);
          return (
            <li key={stage.stage}>
              <Stage stage={stage} href={first ? `#finding-${first.finding.id}` : '#kept'} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
