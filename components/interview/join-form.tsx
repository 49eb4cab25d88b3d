'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';

/** Takes the seat of the interviewer. */
export function JoinForm({
  token,
  join,
}: {
  token: string;
  join: (token: string) => Promise<ActionResult<string>>;
}) {
  const router = useRouter();
  const { ask, busy, error } = useAsk('The server could not be reached. Try again.');
  return (
    <div className="flex flex-col gap-4">
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <div>
        <Button
          look="primary"
          className="min-h-11"
          disabled={busy}
          onClick={() =>
            void ask(
              () => join(token),
              (round) => router.push(`/interview/${round}/seat`),
            )
          }
        >
          Take the interviewer’s seat
        </Button>
      </div>
    </div>
  );
}
