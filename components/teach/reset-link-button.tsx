'use client';

import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

export type MakeResetLink = (
  userId: string,
) => Promise<ActionResult<{ token: string; expiresAt: string }>>;

/** Makes a link under which a learner who forgot their password sets a new one; shown once. */
export function ResetLinkButton({
  learner,
  make,
}: {
  learner: { id: string; name: string };
  make: MakeResetLink;
}) {
  const [link, setLink] = useState<{ url: string; expiresAt: string } | null>(null);
  const { ask, busy, error } = useAsk('The server could not be reached. No link was made.');
  const go = () =>
    ask(
      () => make(learner.id),
      ({ token, expiresAt }) =>
        setLink({ url: `${window.location.origin}/reset/${token}`, expiresAt }),
    );
  return (
    <div className="mt-1 font-normal">
      {link === null ? (
        <Button
          look="quiet"
          disabled={busy}
          onClick={go}
          aria-label={`Link to a new password for ${learner.name}`}
          className="-ml-2 text-xs"
        >
          <KeyRound size={14} aria-hidden="true" /> New password
        </Button>
      ) : (
        <div role="status" className="flex w-56 flex-col gap-1 text-xs text-ink-soft">
          <p>
            Give this to {learner.name} alone. It is shown only now and works once, until{' '}
            <LocalTime at={link.expiresAt} />.
          </p>
          <input
            readOnly
            aria-label={`The link for ${learner.name}`}
            value={link.url}
            onFocus={(event) => event.currentTarget.select()}
            className="min-h-9 min-w-0 rounded border border-line-strong bg-paper px-2 font-mono text-xs text-ink"
          />
        </div>
      )}
      {error && (
        <p role="alert" className="text-xs text-trouble">
          {error.message}
        </p>
      )}
    </div>
  );
}
