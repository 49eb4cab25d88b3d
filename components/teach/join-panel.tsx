'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

type Change = { newCode: true } | { open: boolean } | { days: number | null };
type ChangeJoining = (input: {
  cohortId: string;
  change: Change;
}) => Promise<ActionResult<unknown>>;

/** The way into a class: link, code and QR code, and what can be done about them. */
export function JoinPanel({
  cohort,
  url,
  qr,
  change,
}: {
  cohort: {
    id: string;
    joinCode: string;
    joinOpen: boolean;
    joinExpiresAt: string | null;
  };
  url: string;
  /** The link as a picture: one path, drawn in squares of 1 × 1, and how many stand in a row. */
  qr: { path: string; size: number };
  change: ChangeJoining | null;
}) {
  const router = useRouter();
  const [copied, setCopied] = useState(false);
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was changed.');
  const apply = (run: ChangeJoining, wanted: Change) =>
    ask(
      () => run({ cohortId: cohort.id, change: wanted }),
      () => {
        setCopied(false);
        router.refresh();
      },
    );
  return (
    <section aria-label="Joining" className="rounded-sheet border border-line bg-sheet p-5">
      <h2 className="text-lg font-semibold">How learners join</h2>
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <div className="mt-3 flex flex-wrap items-start gap-6">
        <svg
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          role="img"
          aria-label="The link as a QR code"
          className="size-40 shrink-0 rounded bg-white p-2"
          shapeRendering="crispEdges"
        >
          <path d={qr.path} fill="#000" />
        </svg>
        <div className="min-w-0 flex-1 basis-64 text-sm">
          <p>
            Code: <strong className="num font-mono text-lg">{cohort.joinCode}</strong>
          </p>
          <p className="mt-2 break-all">
            <span className="text-ink-soft">Link: </span>
            <span className="font-mono">{url}</span>
          </p>
          <p role="status" className="mt-2 text-ink-soft">
            {!cohort.joinOpen && 'Closed: no one can join at the moment.'}
            {cohort.joinOpen && cohort.joinExpiresAt === null && 'Open, without an end.'}
            {cohort.joinOpen && cohort.joinExpiresAt !== null && (
              <>
                Open until <LocalTime at={cohort.joinExpiresAt} className="num" />.
              </>
            )}
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button
              onClick={() =>
                void navigator.clipboard.writeText(url).then(
                  () => setCopied(true),
                  () => setCopied(false),
                )
              }
            >
              {copied ? 'Copied' : 'Copy the link'}
            </Button>
            {change && (
              <>
                <Button disabled={busy} onClick={() => void apply(change, { newCode: true })}>
                  New code
                </Button>
                <Button
                  disabled={busy}
                  onClick={() => void apply(change, { open: !cohort.joinOpen })}
                >
                  {cohort.joinOpen ? 'Close' : 'Open'}
                </Button>
                {cohort.joinExpiresAt === null ? (
                  <Button disabled={busy} onClick={() => void apply(change, { days: 7 })}>
                    Close in 7 days
                  </Button>
                ) : (
                  <Button disabled={busy} onClick={() => void apply(change, { days: null })}>
                    Keep open
                  </Button>
                )}
              </>
            )}
          </div>
          {change && (
            <p className="mt-2 text-xs text-ink-faint">
              A new code makes the old code and link useless. Members stay.
            </p>
          )}
        </div>
      </div>
    </section>
  );
}
