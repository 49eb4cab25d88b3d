import Link from 'next/link';
import { DrawnFigure } from '@/components/drawing/drawn-figure';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { isTrying, type RoundReport } from '@/core/interview/round-report';
import type { RoundState } from '@/core/interview/round-state';
import type { Stroke } from '@/core/interview/strokes';
import { setText } from '@/core/shared/set-text';
import { ReportRow } from './report-row';
import { RoundTimeLine } from './round-time-line';
import { clockWords } from './round-words';
import { type Replays, RunLink } from './run-link';

function summary(report: RoundReport): string {
  const count = (level: string) => report.rows.filter((row) => row.level === level).length;
  const levels = `${count('strong')} strong, ${count('sound')} sound, ${count('thin')} thin, ${count('missing')} missing`;
  return isTrying(report) ? `${levels} so far.` : `${levels}.`;
}

/** The report of a round: what to practise, a row per step, and the drawing at the bell. */
export function RoundReportView({
  report,
  state,
  starts,
  replays,
}: {
  report: RoundReport;
  state: RoundState;
  /** What was on the canvas when each step with one began. */
  starts: Record<Stroke['step'], Diagram>;
  replays: Replays;
}) {
  const { drawing, changed } = state;
  return (
    <div>
      <p className="num text-lg font-medium">{summary(report)}</p>
      <p className="num mt-1 text-sm text-ink-soft">
        {clockWords(state.endedMs ?? 0)} by the clock of the round
        {state.stretched ? ', with half as much time again' : ''}
        {state.pauses > 0 ? `, ${state.pauses} ${state.pauses === 1 ? 'pause' : 'pauses'}` : ''}.
      </p>
      {report.decisive && (
        <section aria-labelledby="decisive" className="mt-6">
          <h2 id="decisive" className="text-lg font-semibold">
            The decisive moment
          </h2>
          <p className="mt-2 max-w-[80ch] text-sm">
            {setText(report.decisive.text)}{' '}
            <RunLink of="draw" run={report.decisive.run} replays={replays} />
          </p>
        </section>
      )}
      {report.practise.length > 0 && (
        <section aria-labelledby="practise" className="mt-6 mb-8">
          <h2 id="practise" className="text-lg font-semibold">
            Practise next
          </h2>
          <ol className="mt-2 flex max-w-[80ch] list-decimal flex-col gap-2 pl-5 text-sm">
            {report.practise.map(({ title, href, why }) => (
              <li key={href}>
                <Link href={href} className="text-accent underline underline-offset-2">
                  {title}
                </Link>
                : <span className="text-ink-soft">{setText(why)}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {report.rows.map((row) => (
        <ReportRow key={row.step} row={row} replays={replays} />
      ))}
      <RoundTimeLine state={state} starts={starts} />
      {drawing && (
        <section aria-label="Your drawings" className="border-t border-line py-6">
          <h2 className="text-lg font-semibold">Your drawing at the bell</h2>
          <DrawnFigure diagram={drawing} title="Your drawing at the bell" />
          {changed && (
            <>
              <h2 className="mt-6 text-lg font-semibold">After the change</h2>
              <DrawnFigure diagram={changed} title="Your drawing after the change" />
            </>
          )}
        </section>
      )}
    </div>
  );
}
