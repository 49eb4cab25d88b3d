'use client';

import { useState } from 'react';
import { download } from '@/components/canvas/commands/download';
import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';
import { csvLine } from '@/core/shared/csv-line';

interface Made {
  links: { email: string; name: string; section: string | null; token: string }[];
  expiresAt: string;
}

/** Makes a personal link for everybody on the roster who has not joined, as a list for a mail merge; shown once. */
export function PlaceLinks({
  cohortId,
  make,
}: {
  cohortId: string;
  make: (input: { cohortId: string; email: null }) => Promise<ActionResult<Made>>;
}) {
  const [made, setMade] = useState<{ csv: string; count: number; expiresAt: string } | null>(null);
  const [copied, setCopied] = useState(false);
  const { ask, busy, error } = useAsk('The server could not be reached. No links were made.');
  const go = () =>
    ask(
      () => make({ cohortId, email: null }),
      ({ links, expiresAt }) => {
        const address = (token: string) => `${window.location.origin}/join/place/${token}`;
        const lines = links.map(({ email, name, section, token }) =>
          csvLine([email, name, section, address(token)]),
        );
        const csv = csvLine(['email', 'name', 'section', 'link']) + lines.join('');
        setCopied(false);
        setMade({ csv, count: links.length, expiresAt });
      },
    );
  return (
    <div className="mb-4 flex max-w-2xl flex-col items-start gap-3">
      <p className="max-w-[68ch] text-sm text-ink-soft">
        A personal link lets one person join as themselves, whatever address they sign in with. Send
        the links with your own mail program. Making them again ends the earlier ones.
      </p>
      <Button disabled={busy} onClick={() => void go()}>
        {busy ? 'Making …' : made ? 'Make new personal links' : 'Make personal links'}
      </Button>
      {error && <Notice kind="trouble">{error.message}</Notice>}
      {made && (
        <div role="status" className="flex w-full flex-col gap-2 text-sm">
          <p>
            {made.count === 1 ? '1 link' : `${made.count.toLocaleString('en')} links`}, shown only
            now. Each works once, until <LocalTime at={made.expiresAt} />.
          </p>
          <textarea
            readOnly
            rows={5}
            wrap="off"
            aria-label="Personal links as CSV"
            value={made.csv}
            onFocus={(event) => event.currentTarget.select()}
            className="block w-full rounded border border-line-strong bg-sheet px-3 py-2 font-mono text-xs"
          />
          <div className="flex flex-wrap items-center gap-3">
            <Button
              onClick={() =>
                void navigator.clipboard.writeText(made.csv).then(
                  () => setCopied(true),
                  () => setCopied(false),
                )
              }
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
            <Button
              onClick={() =>
                download('personal-links.csv', new Blob(['\ufeff', made.csv], { type: 'text/csv' }))
              }
            >
              Save as CSV
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
