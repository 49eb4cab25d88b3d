'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

type Nothing = Record<string, never>;

/** An address under which a calendar program reads what is due; shown once. */
export function CalendarPanel({
  there,
  make,
  end,
}: {
  /** There is an address already. */
  there: boolean;
  make: (nothing: Nothing) => Promise<ActionResult<{ url: string }>>;
  end: (nothing: Nothing) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  const [url, setUrl] = useState<string | null>(null);
  const { ask, busy, error } = useAsk('The server could not be reached. Nothing was changed.');
  return (
    <section aria-label="Calendar" className="mt-10">
      <h2 className="text-lg font-semibold">In your calendar</h2>
      <p className="mt-1 mb-3 max-w-[68ch] text-sm text-ink-soft">
        Subscribe to this address in your calendar program, and it shows what is due in all your
        classes. Whoever has the address can read the dates.
      </p>
      {error && <Notice kind="trouble">{error.message}</Notice>}
      {url && (
        <Notice kind="good">
          <p className="font-mono break-all">{url}</p>
          <p className="mt-1 text-ink-soft">It is shown this once. Copy it now.</p>
        </Notice>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          disabled={busy}
          onClick={() =>
            void ask(
              () => make({}),
              (made) => {
                setUrl(made.url);
                router.refresh();
              },
            )
          }
        >
          {there ? 'Make a new address' : 'Make the address'}
        </Button>
        {there && (
          <Button
            disabled={busy}
            onClick={() =>
              void ask(
                () => end({}),
                () => {
                  setUrl(null);
                  router.refresh();
                },
              )
            }
          >
            End it
          </Button>
        )}
      </div>
    </section>
  );
}
