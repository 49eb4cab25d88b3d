'use client';

import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { LocalTime } from '@/components/ui/local-time';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

interface ShareLink {
  id: string;
  createdAt: string;
  expiresAt: string | null;
}

const LIFETIMES = [
  { days: 7, words: 'for a week' },
  { days: 30, words: 'for 30 days' },
  { days: null, words: 'until I revoke it' },
];

/** Makes, lists and revokes the links under which others can read this report. */
export function SharePanel({
  submissionId,
  links: known,
  make,
  revoke,
}: {
  submissionId: string;
  links: ShareLink[];
  make: (input: {
    submissionId: string;
    days: number | null;
  }) => Promise<ActionResult<ShareLink & { token: string }>>;
  revoke: (id: string) => Promise<ActionResult<unknown>>;
}) {
  const [links, setLinks] = useState(known);
  const [fresh, setFresh] = useState<{ id: string; url: string } | null>(null);
  const [copied, setCopied] = useState(false);
  const [days, setDays] = useState<number | null>(30);
  const [uncopied, setUncopied] = useState(false);
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was changed.');
  const trouble = uncopied
    ? 'Your browser would not copy the link. Select it and copy it yourself.'
    : error?.message;

  const share = () =>
    ask(
      () => make({ submissionId, days }),
      ({ token, ...link }) => {
        setLinks((before) => [link, ...before]);
        setFresh({ id: link.id, url: `${window.location.origin}/shared/${token}` });
        setCopied(false);
        setUncopied(false);
      },
    );
  const end = ({ id }: ShareLink) =>
    ask(
      () => revoke(id),
      () => {
        setLinks((before) => before.filter((link) => link.id !== id));
        setFresh((shown) => (shown?.id === id ? null : shown));
      },
    );
  const copy = async () => {
    if (!fresh) return;
    await navigator.clipboard.writeText(fresh.url).then(
      () => setCopied(true),
      () => setUncopied(true),
    );
  };

  return (
    <section aria-label="Share this report" className="mt-10">
      <h2 className="text-xl font-semibold">Share this report</h2>
      <p className="mt-1 mb-3 max-w-[68ch] text-sm text-ink-soft">
        Whoever has a link sees the diagram and this report, without your name. Labels and notes are
        shown as you wrote them. You can revoke a link at any time.
      </p>
      <div className="flex max-w-2xl flex-col gap-3">
        {trouble && <Notice kind="trouble">{trouble}</Notice>}
        <div className="flex flex-wrap items-center gap-3">
          <Button disabled={busy} onClick={share}>
            <Link2 size={16} aria-hidden="true" /> Make a link
          </Button>
          <label className="flex items-center gap-2 text-sm text-ink-soft">
            It works
            <select
              value={days ?? ''}
              onChange={({ target }) => setDays(target.value === '' ? null : Number(target.value))}
              className="min-h-9 rounded border border-line-strong bg-paper px-2 text-ink"
            >
              {LIFETIMES.map(({ days: value, words }) => (
                <option key={words} value={value ?? ''}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        </div>
        {fresh && (
          <Notice kind="good">
            <p>This link is shown only now. Copy it.</p>
            <div className="mt-2 flex flex-wrap gap-2">
              <input
                readOnly
                aria-label="The link"
                value={fresh.url}
                onFocus={(event) => event.currentTarget.select()}
                className="min-h-9 min-w-0 flex-1 basis-60 rounded border border-line-strong bg-paper px-2 font-mono text-xs"
              />
              <Button onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>
            </div>
          </Notice>
        )}
        {links.length > 0 && (
          <ul className="divide-y divide-line rounded-sheet border border-line bg-sheet">
            {links.map((link) => (
              <li
                key={link.id}
                className="flex flex-wrap items-center justify-between gap-2 px-4 py-2 text-sm"
              >
                <span className="num">
                  Link of <LocalTime at={link.createdAt} />
                  {link.expiresAt !== null && (
                    <span className="text-ink-soft">
                      {' '}
                      · until <LocalTime at={link.expiresAt} />
                    </span>
                  )}
                </span>
                <Button look="danger" disabled={busy} onClick={() => end(link)}>
                  Revoke
                  <span className="sr-only">
                    {' '}
                    the link of <LocalTime at={link.createdAt} />
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
