'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useOptimistic, useTransition } from 'react';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import { signedPoints } from '@/core/classes/rubric-words';
import type { RubricItem } from '@/core/contracts/rubric';
import type { ActionResult } from '@/core/shared/action-result';

/** Notes that an item holds for a submission, or does not. */
export type PickItem = (input: {
  assignmentId: string;
  submissionId: string;
  itemId: string;
  picked: boolean;
}) => Promise<ActionResult<unknown>>;

/** The rubric of an assignment at one submission: which items hold, and what they come to. */
export function RubricPicks({
  assignmentId,
  submissionId,
  items,
  picked,
  edit,
  pick,
}: {
  assignmentId: string;
  submissionId: string;
  items: readonly RubricItem[];
  picked: readonly string[];
  /** Where the rubric is written; null for who may not. */
  edit: string | null;
  /** Null where nothing can be changed. */
  pick: PickItem | null;
}) {
  const router = useRouter();
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was changed.');
  // A tick shows at once, and goes again when it is refused.
  const [shown, setShown] = useOptimistic(picked);
  const [, startTransition] = useTransition();
  if (items.length === 0 && edit === null) return null;
  const sum = items.reduce((all, { id, points }) => all + (shown.includes(id) ? points : 0), 0);
  const tick = (itemId: string, isPicked: boolean) =>
    startTransition(async () => {
      if (pick === null) return;
      setShown(isPicked ? [...shown, itemId] : shown.filter((id) => id !== itemId));
      await ask(
        () => pick({ assignmentId, submissionId, itemId, picked: isPicked }),
        () => router.refresh(),
      );
    });
  return (
    <section aria-label="Rubric" className="mb-6 text-sm">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="text-xl font-semibold">Rubric</h2>
        {edit !== null && (
          <Link href={edit} className="text-accent underline underline-offset-2">
            {items.length === 0 ? 'Write one' : 'Change it'}
          </Link>
        )}
      </div>
      {error && <Notice kind="trouble">{error.message}</Notice>}
      {items.length === 0 ? (
        <p className="mt-1 text-ink-soft">
          What you look for in every design, with points that can be changed for all at once.
        </p>
      ) : (
        <>
          <ul className="mt-1">
            {items.map(({ id, title, points }) => (
              <li key={id}>
                <label className="flex min-h-9 items-baseline gap-2 py-1.5">
                  <input
                    type="checkbox"
                    checked={shown.includes(id)}
                    disabled={pick === null || busy}
                    onChange={({ target }) => tick(id, target.checked)}
                  />
                  <span className="min-w-0 grow break-words">{title}</span>
                  <span className="num shrink-0 text-ink-soft">{signedPoints(points)}</span>
                </label>
              </li>
            ))}
          </ul>
          <p role="status" className="num mt-1 text-ink-soft">
            Together {signedPoints(sum)} points.
          </p>
        </>
      )}
    </section>
  );
}
