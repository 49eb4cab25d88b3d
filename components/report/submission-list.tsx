import Link from 'next/link';
import { LocalTime } from '@/components/ui/local-time';
import type { SubmissionState } from '@/core/contracts/submission-state';
import { formatDollars } from '@/core/shared/format-number';
import { ResultBadge } from './result-badge';

/** A submission in a list. */
export interface SubmissionLine {
  id: string;
  missionTitle: string;
  createdAt: string;
  state: SubmissionState;
  passed: boolean;
  stars: number;
  earned: number;
  total: number;
}

const WITHOUT_GRADE = {
  queued: 'waiting for its grade',
  grading: 'being graded',
  failed: 'could not be graded',
} as const;

function Bill({ dollars }: { dollars: number | undefined }) {
  if (dollars === undefined) return null;
  return <span className="num text-ink-soft">{formatDollars(dollars)} a month</span>;
}

/** Submissions, newest first; `current` is the one being looked at. */
export function SubmissionList({
  submissions,
  current,
  bills,
  href = (id) => `/submissions/${id}`,
}: {
  submissions: SubmissionLine[];
  current?: string;
  /** What a month of each costs, US dollars, by submission; only those that are known. */
  bills?: ReadonlyMap<string, number>;
  /** Where each of them leads. */
  href?: (id: string) => string;
}) {
  return (
    <ul className="divide-y divide-line rounded-sheet border border-line bg-sheet">
      {submissions.map((submission) => (
        <li key={submission.id}>
          <Link
            href={href(submission.id)}
            aria-current={submission.id === current ? 'page' : undefined}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 text-sm hover:bg-sunk aria-[current]:bg-sunk"
          >
            <span className="font-medium">{submission.missionTitle}</span>
            {submission.state === 'graded' ? (
              <>
                <ResultBadge passed={submission.passed} stars={submission.stars} />
                <span className="num text-ink-soft">
                  {submission.earned} / {submission.total} points
                </span>
                <Bill dollars={bills?.get(submission.id)} />
              </>
            ) : (
              <span className="text-ink-soft">{WITHOUT_GRADE[submission.state]}</span>
            )}
            <LocalTime at={submission.createdAt} className="num ml-auto text-xs text-ink-soft" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
