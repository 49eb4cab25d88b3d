import { formatNumber } from '@/core/shared/format-number';

/** How far the server has come with a grade. */
export interface GradingState {
  /** Number of the scenario under way, from 1; null while the grade waits for its turn. */
  number: number | null;
  of: number;
  title: string;
  /** Share of the whole grade, 0 to 1. */
  share: number;
  events: number;
}

/** What happens while the server grades: which scenario runs, and how many events it has seen. */
export function GradingProgress({ state }: { state: GradingState }) {
  const percent = Math.min(100, Math.round(state.share * 100));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-sheet px-4 py-2 text-sm">
      <p className="num min-w-0">
        {state.number === null
          ? 'Handed in. The grading begins in a moment …'
          : `Grading: scenario ${state.number} of ${state.of}, “${state.title}”`}
      </p>
      <div
        role="progressbar"
        aria-label="Progress of the grading"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-2 min-w-32 max-w-72 flex-1 overflow-hidden rounded-full bg-sunk"
      >
        <div className="h-full bg-accent" style={{ width: `${percent}%` }} />
      </div>
      <span className="num text-xs text-ink-faint">{formatNumber(state.events)} events</span>
    </div>
  );
}
