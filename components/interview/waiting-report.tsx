'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { Notice } from '@/components/ui/notice';
import type { ActionResult } from '@/core/shared/action-result';

const ASK_MS = 400;
/** Who waits longer is asked for less often. */
const SLOWER = 1.3;
const MOST_MS = 3_000;

const WORDS = {
  judging:
    'Your round is being judged: your drawing runs, and so does what you said of it. You may leave this page; the report will be here.',
  trying:
    'This is the report so far. Some of what you said of your drawing is still being run, and its steps are marked “so far”. What comes of it appears here by itself.',
} as const;

/** Waits for the report of a round, or for the rest of it, and shows it as soon as it is there. */
export function WaitingReport({
  id,
  shown,
  ask,
}: {
  id: string;
  /** What of the round is on the page. */
  shown: keyof typeof WORDS;
  ask: (id: string) => Promise<ActionResult<'judging' | 'trying' | 'judged'>>;
}) {
  const router = useRouter();
  useEffect(() => {
    let isOn = true;
    let timer: ReturnType<typeof setTimeout>;
    let wait = ASK_MS;
    const look = async () => {
      const result = await ask(id).catch(() => null);
      if (!isOn) return;
      if (result?.ok && result.value !== shown) router.refresh();
      timer = setTimeout(() => void look(), wait);
      wait = Math.min(MOST_MS, wait * SLOWER);
    };
    void look();
    return () => {
      isOn = false;
      clearTimeout(timer);
    };
  }, [id, shown, ask, router]);
  return (
    <div className="mb-6">
      <Notice kind="info">{WORDS[shown]}</Notice>
    </div>
  );
}
