'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { useAsk } from '@/components/ui/use-ask';
import type { ActionResult } from '@/core/shared/action-result';
import { UNREACHABLE } from './member-actions';

/** Members who registered with an address of the roster, and have not shown that it is theirs. */
export function ClaimList({
  cohortId,
  claims,
  confirm,
}: {
  cohortId: string;
  claims: { userId: string; accountName: string; email: string; rosterName: string }[];
  confirm: ((input: { cohortId: string; userId: string }) => Promise<ActionResult<unknown>>) | null;
}) {
  const router = useRouter();
  const { ask, busy, error } = useAsk(UNREACHABLE);
  return (
    <>
      <p className="mb-2 max-w-[68ch] text-sm text-ink-soft">
        They joined with an address that is on the roster. Anyone can type an address, so they are
        in the class under their own name until you know who they are.
      </p>
      {error && <Notice kind="trouble">{error.message}</Notice>}
      <ul className="max-w-3xl divide-y divide-line text-sm">
        {claims.map(({ userId, accountName, email, rosterName }) => (
          <li key={userId} className="flex flex-wrap items-center justify-between gap-2 py-2">
            <span className="min-w-0 break-words">
              {accountName} <span className="text-ink-faint">{email}</span> claims to be{' '}
              <strong className="font-medium">{rosterName}</strong>
            </span>
            {confirm && (
              <Button
                disabled={busy}
                aria-label={`Confirm that ${accountName} is ${rosterName}`}
                onClick={() =>
                  void ask(
                    () => confirm({ cohortId, userId }),
                    () => router.refresh(),
                  )
                }
              >
                Confirm
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
