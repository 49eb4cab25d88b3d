import Link from 'next/link';
import { instantPart, type RunInstant } from '@/core/grading/run-instant';
import type { Stroke } from '@/core/interview/strokes';
import { formatMs } from '@/core/shared/format-number';

/** Where the run of a drawing can be watched, and what its scenarios are called. */
export interface Replays {
  /** Address of the page with the report. */
  page: string;
  titles: Readonly<Record<string, string>>;
}

/** Leads to the run of a drawing at an instant. */
export function RunLink({
  of,
  run,
  replays,
}: {
  of: Stroke['step'];
  run: RunInstant;
  replays: Replays;
}) {
  const at = `${of}/${instantPart(run)}`;
  return (
    <Link
      href={`${replays.page}?run=${encodeURIComponent(at)}#replay`}
      className="num text-accent underline underline-offset-2"
    >
      Watch “{replays.titles[run.scenario] ?? run.scenario}”{' '}
      {run.ms < 1 ? 'from its beginning' : `at ${formatMs(run.ms)}`}
    </Link>
  );
}
