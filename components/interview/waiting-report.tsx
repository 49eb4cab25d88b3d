'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { Notice } from '@/components/ui/notice';
import type { ActionResult } from '@/core/shared/action-result';

const ASK_MS = 1000;

/** Waits for the report of a round, and shows it as soon as it is there. */
export function WaitingReport({
  id,
  isJudged,
}: {
  id: string;
  isJudged: (id: string) => Promise<ActionResult<boolean>>;
}) {
  const router = useRouter();
  useEffect(() => {
    let isOn = true;
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const result = await isJudged(id).catch(() => null);
      if (!isOn) return;
      if (result?.ok && result.value) router.refresh();
      else timer = setTimeout(() => void look(), ASK_MS);
    };
    void look();
    return () => {
      isOn = false;
      clearTimeout(timer);
    };
  }, [id, isJudged, router]);
  return (
    <Notice kind="info">
      Your round is being judged: your drawing runs, and so does what you said of it. You may leave
      this page; the report will be here.
    </Notice>
  );
}
