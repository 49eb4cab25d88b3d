'use client';

import { Leave } from '@/components/account/leave';
import type { PointActions } from '@/components/canvas/draft/point-book';
import type { ActionResult } from '@/core/shared/action-result';

/** Ends every session of the account, this one included, and goes to the sign-in page. */
export function SignOutEverywhere({
  end,
  addPoint,
}: {
  end: (nothing: Record<string, never>) => Promise<ActionResult<unknown>>;
  addPoint: PointActions['add'];
}) {
  const endAll = async () => {
    const ended = await end({});
    return ended.ok || ended.code === 'signed-out' ? null : ended.message;
  };
  return (
    <Leave look="danger" end={endAll} to="/sign-in" addPoint={addPoint}>
      Sign out everywhere
    </Leave>
  );
}
