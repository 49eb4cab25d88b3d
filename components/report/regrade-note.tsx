'use client';

import { useEffect } from 'react';
import { LocalTime } from '@/components/ui/local-time';
import type { RegradeNotice } from '@/core/contracts/regrade-line';
import { flipKind, flipPoints, flipReason, noticeWords } from '@/core/grading/flip-words';
import type { ActionResult } from '@/core/shared/action-result';
import { REGRADE_NOTE } from './regrade-anchor';

/** Tells a learner that their design was graded anew, or got its earlier grade back, and what differs. Shown is seen. */
export function RegradeNote({
  notice,
  scenarios,
  seen,
}: {
  notice: RegradeNotice;
  scenarios: Readonly<Record<string, string>>;
  seen: (submissionId: string) => Promise<ActionResult<unknown>>;
}) {
  const { submissionId, unread, undone, flips, at } = notice;
  useEffect(() => {
    // What is not noted now is noted the next time.
    if (unread) seen(submissionId).catch(() => {});
  }, [unread, submissionId, seen]);
  return (
    <section
      id={REGRADE_NOTE}
      aria-label="Graded anew"
      className="mb-6 max-w-3xl rounded-sheet border border-line bg-sheet p-4"
    >
      <p>
        {noticeWords(notice)} <LocalTime at={at} className="num text-sm text-ink-faint" />
      </p>
      <details className="mt-2 text-sm">
        <summary className="cursor-pointer text-ink-soft">
          {undone ? 'What had been different' : 'What is different'}
        </summary>
        <ul className="mt-2 space-y-2">
          {flips.map((flip) => (
            <li key={flip.check}>
              <span className="font-medium">{flip.promise}</span> {flipKind(flip.kind)} (
              <span className="num">{flipPoints(flip)}</span>).
              <span className="block text-ink-soft">{flipReason(flip.reason, scenarios)}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
