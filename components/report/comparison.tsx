import { ArrowRight, Check, X } from 'lucide-react';
import Link from 'next/link';
import { LegibleFigure } from '@/components/drawing/legible-figure';
import { LocalTime } from '@/components/ui/local-time';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Finding } from '@/core/contracts/grade-report';
import { formatMs, formatNumber } from '@/core/shared/format-number';
import { DifferenceList } from './difference-list';
import { formatFigure } from './format-figure';
import type { ReadableReport } from './stage-summary';

/** One side of a comparison. */
export interface ComparedSubmission {
  id: string;
  createdAt: string;
  diagram: Diagram;
  report: ReadableReport;
}

function Mark({ passed }: { passed: boolean }) {
  return passed ? (
    <Check size={16} aria-label="passed" className="text-good" />
  ) : (
    <X size={16} aria-label="failed" className="text-trouble" />
  );
}

const Absent = () => (
  <span className="text-ink-faint">
    <span aria-hidden="true">–</span>
    <span className="sr-only">not checked</span>
  </span>
);

/** The findings of two reports by check: in the later one's order, then those that only the earlier one has. */
function pairs(before: readonly Finding[], after: readonly Finding[]) {
  const find = (findings: readonly Finding[], id: string) =>
    findings.find((finding) => finding.id === id) ?? null;
  const gone = before.filter(({ id }) => !find(after, id));
  return [...after, ...gone].map(({ id }) => ({
    id,
    before: find(before, id),
    after: find(after, id),
  }));
}

function wordOf(before: Finding | null, after: Finding | null): string | null {
  if (!before) return 'only in the later report';
  if (!after) return 'only in the earlier report';
  if (before.passed === after.passed) return null;
  return after.passed ? 'fixed' : 'broken';
}

/** One check before and after; null on the side whose report does not hold it, as the mission has changed in between. */
function FindingRow({ before, after }: { before: Finding | null; after: Finding | null }) {
  const word = wordOf(before, after);
  const shown = after ?? before;
  if (!shown) return null;
  return (
    <tr className={`border-b border-line align-top ${word ? 'bg-async-soft' : ''}`}>
      <td className="py-2 pr-3 pl-2">
        <span className="flex items-center gap-1">
          {before ? <Mark passed={before.passed} /> : <Absent />}
          <ArrowRight size={14} aria-hidden="true" className="text-ink-faint" />
          {after ? <Mark passed={after.passed} /> : <Absent />}
        </span>
      </td>
      <td className="py-2 pr-4">
        {word && (
          <span className="mr-1 text-xs font-semibold">
            {word}
            <span aria-hidden="true"> · </span>
          </span>
        )}
        {shown.message}
        <div className="num mt-1 flex flex-wrap gap-x-6 font-mono text-xs text-ink-soft">
          {shown.figures.map((figure) => {
            if (!before || !after) {
              return (
                <p key={figure.name}>
                  {figure.name} {formatFigure(figure.value, figure.unit)}
                </p>
              );
            }
            const old = before.figures.find((candidate) => candidate.name === figure.name);
            const then = old ? formatFigure(old.value, old.unit) : '–';
            const now = formatFigure(figure.value, figure.unit);
            return (
              <p key={figure.name}>
                {figure.name} {then === now ? now : `${then} → ${now}`}
              </p>
            );
          })}
        </div>
      </td>
    </tr>
  );
}

/** Two submissions of one mission side by side: what changed in the design, and what that changed in the verdicts. */
export function Comparison({
  before,
  after,
}: {
  before: ComparedSubmission;
  after: ComparedSubmission;
}) {
  return (
    <div className="flex flex-col gap-10">
      <div className="grid gap-4 lg:grid-cols-2">
        {[before, after].map((side, i) => {
          const flow = side.report.scenarios[0]?.flows[0];
          return (
            <section key={side.id} aria-label={i === 0 ? 'Before' : 'After'} className="min-w-0">
              <h2 className="font-semibold">
                {i === 0 ? 'Before' : 'After'}{' '}
                <Link
                  href={`/submissions/${side.id}`}
                  className="num text-sm font-normal text-accent underline underline-offset-2"
                >
                  <LocalTime at={side.createdAt} />
                </Link>
              </h2>
              <p className="num text-sm text-ink-soft">
                {side.report.score.earned} of {side.report.score.total} points
                {flow &&
                  ` · ${formatNumber(flow.items.delivered)} of ${formatNumber(flow.items.offered)} delivered`}
                {flow?.lastDeliveryMs != null &&
                  `, the last after ${formatMs(flow.lastDeliveryMs)}`}
              </p>
              <div className="mt-2 rounded-sheet border border-line bg-paper">
                <LegibleFigure
                  diagram={side.diagram}
                  title={`Design ${i === 0 ? 'before' : 'after'}`}
                />
              </div>
            </section>
          );
        })}
      </div>
      <section aria-label="What changed in the design">
        <h2 className="mb-2 text-xl font-semibold">What changed in the design</h2>
        <DifferenceList before={before.diagram} after={after.diagram} />
      </section>
      <section aria-label="What changed in the verdicts">
        <h2 className="mb-2 text-xl font-semibold">What changed in the verdicts</h2>
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr className="border-b border-line text-left text-xs text-ink-faint">
              <th className="py-2 pl-2 font-medium">Verdict</th>
              <th className="py-2 font-medium">Now</th>
            </tr>
          </thead>
          <tbody>
            {pairs(before.report.findings, after.report.findings).map((pair) => (
              <FindingRow key={pair.id} before={pair.before} after={pair.after} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
