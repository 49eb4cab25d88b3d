import type { ReportLine, ReportRow as Row } from '@/core/interview/round-report';
import { STEPS } from '@/core/interview/steps';
import { formatNumber } from '@/core/shared/format-number';
import { setText } from '@/core/shared/set-text';
import { clockWords, LEVEL_LOOKS } from './round-words';
import { type Replays, RunLink } from './run-link';

const SIGNS: Record<ReportLine['sign'], { sign: string; word: string; look: string }> = {
  kept: { sign: '✓', word: 'Earned', look: 'text-good' },
  partly: { sign: '◐', word: 'Half earned', look: 'text-ink' },
  missed: { sign: '✗', word: 'Missed', look: 'text-trouble' },
  note: { sign: '·', word: 'Note', look: 'text-ink-faint' },
};

function timeWords({ spentMs, softMs }: Row): string {
  if (spentMs === null) return 'never begun';
  const spent = `${clockWords(spentMs)} min`;
  if (softMs === null) return spent;
  const over = spentMs - softMs;
  return over > 0
    ? `${spent} of ${clockWords(softMs)}, ${clockWords(over)} over`
    : `${spent} of ${clockWords(softMs)}`;
}

/** So many sentences about what was earned stand open; more of them would bury what was missed. */
const MOST_KEPT = 5;

function Lines({
  lines,
  row,
  replays,
}: {
  lines: readonly ReportLine[];
  row: Row;
  replays: Replays;
}) {
  const hasDrawing = row.step === 'draw' || row.step === 'change';
  return (
    <ul className="mt-3 flex max-w-[80ch] flex-col gap-2 text-sm">
      {lines.map((line) => (
        <li key={line.text} className="flex gap-3">
          <span className={`w-3 shrink-0 text-center font-bold ${SIGNS[line.sign].look}`}>
            <span aria-hidden="true">{SIGNS[line.sign].sign}</span>
            <span className="sr-only">{SIGNS[line.sign].word}:</span>
          </span>
          <span>
            {setText(line.text)}
            {line.atMs !== undefined && (
              <span className="num text-ink-faint">
                {' '}
                ({hasDrawing && 'last drawn at '}
                {clockWords(line.atMs)})
              </span>
            )}
            {line.run && (row.step === 'draw' || row.step === 'change') && (
              <>
                {' '}
                <RunLink of={row.step} run={line.run} replays={replays} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** One step in the report: its level, each sentence with its sign, and a model answer to unfold. */
export function ReportRow({ row, replays }: { row: Row; replays: Replays }) {
  const { sign, word, look } = LEVEL_LOOKS[row.level];
  const title = STEPS.find(({ id }) => id === row.step)?.title ?? row.step;
  const kept = row.lines.filter((line) => line.sign === 'kept');
  const folded = kept.length > MOST_KEPT ? kept : [];
  const shown = row.lines.filter((line) => !folded.includes(line));
  return (
    <section aria-label={title} className="border-t border-line py-6" data-level={row.level}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h2 className="text-lg font-semibold">{title}</h2>
        <span className={`rounded border px-2 py-0.5 text-sm font-medium ${look}`}>
          <span aria-hidden="true">{sign} </span>
          {word}
          {row.trying > 0 && ' so far'}
        </span>
        <span className="num text-sm text-ink-faint">
          {formatNumber(row.earned)} of {formatNumber(row.of)} credits · {timeWords(row)}
        </span>
      </div>
      <Lines lines={shown} row={row} replays={replays} />
      {folded.length > 0 && (
        <details className="mt-3 text-sm">
          <summary className="min-h-6 font-medium max-md:min-h-11 max-md:py-2">
            What was earned ({folded.length})
          </summary>
          <Lines lines={folded} row={row} replays={replays} />
        </details>
      )}
      <details className="mt-3 text-sm">
        <summary className="min-h-6 font-medium max-md:min-h-11 max-md:py-2">
          Say it like this
        </summary>
        <div className="mt-2 flex max-w-[68ch] flex-col gap-2 border-l-2 border-line pl-4 text-ink-soft">
          {row.model.map((text) => (
            <p key={text}>{setText(text)}</p>
          ))}
        </div>
      </details>
    </section>
  );
}
