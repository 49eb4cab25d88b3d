'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

/** Points of a submission: those of its grade, and those that staff gave in their place. */
export interface Points {
  automatic: { earned: number; total: number };
  /** What the assignment gives at most. */
  outOf: number;
  hand: { points: number; outOf: number; reason: string; reviewer: string | null } | null;
  version: number;
}

/** Sets the points of a submission by hand. */
export type GivePoints = (input: {
  assignmentId: string;
  submissionId: string;
  points: number | null;
  reason: string;
  version: number;
}) => Promise<ActionResult<unknown>>;

/** The automatic points of a submission, and a form to set others with a reason. What was typed stays when somebody else was faster. */
export function PointsForm({
  assignmentId,
  submissionId,
  points: { automatic, outOf, hand, version },
  give,
}: {
  assignmentId: string;
  submissionId: string;
  points: Points;
  /** Null where nothing can be changed. */
  give: GivePoints | null;
}) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was changed.');
  const { earned, total } = automatic;
  const usual = total > 0 ? Math.round(((outOf * earned) / total) * 100) / 100 : 0;
  const save = (points: number | null, reason: string) =>
    give &&
    void ask(
      () => give({ assignmentId, submissionId, points, reason, version }),
      () => {
        setOpen(false);
        router.refresh();
      },
    );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save(Number(form.get('points')), String(form.get('reason') ?? ''));
  };
  const problem = error?.problems?.[0];
  return (
    <section aria-label="Points" className="mb-6 text-sm">
      <h2 className="text-xl font-semibold">Points</h2>
      <p className="num mt-1 text-ink-soft">
        Automatic: {earned} of {total}, which is {usual} of {outOf} for the assignment
        {hand === null ? '.' : ' before anything for being late.'}
      </p>
      {hand !== null && (
        <p className="mt-1">
          <span className="num font-semibold">
            By hand: {hand.points} of {hand.outOf}
          </span>
          {hand.reviewer !== null && `, by ${hand.reviewer}`}
          <span className="block break-words whitespace-pre-wrap text-ink-soft">{hand.reason}</span>
        </p>
      )}
      {error && (
        <div className="mt-2">
          <Notice kind="trouble">
            {problem ? `The ${problem.path} ${problem.message}.` : error.message}
            {error.code === 'conflict' && (
              <button
                type="button"
                className="ml-2 underline underline-offset-2"
                onClick={() => router.refresh()}
              >
                Show theirs
              </button>
            )}
          </Notice>
        </div>
      )}
      {give !== null &&
        (open ? (
          <form onSubmit={submit} className="mt-3 flex flex-col gap-3">
            <TextField
              label={`Points, of ${outOf}`}
              name="points"
              type="number"
              min={0}
              max={outOf}
              step="any"
              required
              defaultValue={hand?.points ?? usual}
            />
            <TextField
              label="Reason, for the learner"
              name="reason"
              required
              maxLength={2000}
              autoComplete="off"
              defaultValue={hand?.reason ?? ''}
            />
            <div className="flex gap-2">
              <SubmitButton look="primary" disabled={busy}>
                Save the points
              </SubmitButton>
              <Button onClick={() => setOpen(false)}>Cancel</Button>
            </div>
          </form>
        ) : (
          <div className="mt-2 flex flex-wrap gap-2">
            <Button onClick={() => setOpen(true)}>
              {hand === null ? 'Set points by hand' : 'Change them'}
            </Button>
            {hand !== null && (
              <Button
                look="quiet"
                disabled={busy}
                onClick={() => save(null, 'Back to the automatic points.')}
              >
                Back to the automatic points
              </Button>
            )}
          </div>
        ))}
    </section>
  );
}
