'use client';

import { useEffect, useState } from 'react';
import type { ActionResult } from '@/core/shared/action-result';

/** How often a page says that it is open, ms. */
const EVERY_MS = 10_000;

/** Says that the viewer is at this submission. */
export type KeepOpen = (input: {
  assignmentId: string;
  submissionId: string;
}) => Promise<ActionResult<string[]>>;

/** Tells a reviewer who else has the same submission open, as long as they do. */
export function AlsoHere({
  assignmentId,
  submissionId,
  keepOpen,
}: {
  assignmentId: string;
  submissionId: string;
  keepOpen: KeepOpen;
}) {
  const [others, setOthers] = useState<readonly string[]>([]);
  useEffect(() => {
    let current = true;
    const say = () => {
      // A page in the background is not being read.
      if (document.visibilityState === 'hidden') return;
      keepOpen({ assignmentId, submissionId }).then(
        (answer) => current && answer.ok && setOthers(answer.value),
        // Nothing depends on it: what two save is told to the second.
        () => {},
      );
    };
    say();
    const timer = setInterval(say, EVERY_MS);
    document.addEventListener('visibilitychange', say);
    return () => {
      current = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', say);
    };
  }, [assignmentId, submissionId, keepOpen]);
  return (
    <p role="status" className={others.length > 0 ? 'mb-3 rounded bg-sunk px-3 py-2 text-sm' : ''}>
      {others.length > 0 &&
        `${new Intl.ListFormat('en').format(others)} ${others.length === 1 ? 'has' : 'have'} this open too.`}
    </p>
  );
}
