'use client';

import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { Seat } from '@/core/interview/round-view';
import type { ActionResult } from '@/core/shared/action-result';

export interface SeatActions {
  invite: (round: string) => Promise<ActionResult<{ token: string }>>;
  dismiss: (round: string) => Promise<ActionResult<unknown>>;
}

/** The link to the seat of the interviewer, who sits there, and the way to end it. */
export function InterviewerSeat({
  id,
  seat,
  actions,
  isBrief,
  look,
}: {
  id: string;
  seat: Seat | null;
  actions: SeatActions;
  /** Says no more than it has to, where room is wanted. */
  isBrief: boolean;
  /** Fetches how the round stands. */
  look: () => void;
}) {
  const [url, setUrl] = useState<string | null>(null);
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was changed.');
  const invite = () =>
    ask(
      () => actions.invite(id),
      ({ token }) => {
        setUrl(`${window.location.origin}/interview/join/${token}`);
        setCopied(null);
        look();
      },
    );
  const dismiss = () =>
    ask(
      () => actions.dismiss(id),
      () => {
        setUrl(null);
        look();
      },
    );
  const copy = () =>
    navigator.clipboard.writeText(url ?? '').then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  return (
    <section aria-label="Interviewer" className="flex flex-col gap-2 text-sm">
      {error && <Notice kind="trouble">{error.message}</Notice>}
      {seat === null ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button className="max-md:min-h-11" disabled={busy} onClick={invite}>
            <UserPlus size={16} aria-hidden="true" /> Invite an interviewer
          </Button>
          {!isBrief && (
            <span className="text-ink-soft">
              A second person who follows the board, answers you, and brings the change.
            </span>
          )}
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <span aria-live="polite">
            {seat.name !== null ? (
              <>
                <strong>{seat.name}</strong> is your interviewer and sees the board live.
              </>
            ) : (
              <>
                Nobody has opened the link yet. It works until{' '}
                <LocalTime at={seat.expiresAt} className="num" />.
              </>
            )}
          </span>
          {seat.name === null && (
            <Button className="max-md:min-h-11" disabled={busy} onClick={invite}>
              Make a new link
            </Button>
          )}
          <Button look="quiet" className="max-md:min-h-11" disabled={busy} onClick={dismiss}>
            {seat.name === null ? 'Take the link back' : 'Go on alone'}
          </Button>
        </div>
      )}
      {seat !== null && seat.name === null && url !== null && (
        <Notice kind="good">
          <p>
            Send this link to one person. Whoever takes the seat sees every answer. It is shown only
            now.
          </p>
          <div className="mt-2 flex flex-wrap gap-2">
            <input
              readOnly
              aria-label="The link"
              value={url}
              onFocus={(event) => event.currentTarget.select()}
              className="min-h-9 min-w-0 flex-1 basis-60 rounded border border-line-strong bg-paper px-2 font-mono text-xs max-md:min-h-11"
            />
            <Button className="max-md:min-h-11" onClick={copy}>
              {copied === 'yes' ? 'Copied' : 'Copy'}
            </Button>
          </div>
          {copied === 'no' && (
            <p className="mt-1">
              Your browser would not copy the link. Select it and copy it yourself.
            </p>
          )}
        </Notice>
      )}
    </section>
  );
}
