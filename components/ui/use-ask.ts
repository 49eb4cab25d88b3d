'use client';

import { useCallback, useState } from 'react';
import type { ActionResult } from '@/core/shared/action-result';

type Refusal = Omit<Extract<ActionResult<never>, { ok: false }>, 'ok'>;

/**
 * Calls to server actions, one state for all of them: `busy` while one is under way, `error` with what the last one was
 * refused for, or with `unreachable` when no answer came.
 */
export function useAsk(unreachable: string) {
  const [error, setError] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = useCallback(
    async <T>(call: () => Promise<ActionResult<T>>, use: (value: T) => void) => {
      setBusy(true);
      setError(null);
      try {
        const result = await call();
        if (result.ok) use(result.value);
        else setError(result);
      } catch {
        setError({ code: 'unreachable', message: unreachable });
      }
      setBusy(false);
    },
    [unreachable],
  );
  return { ask, busy, error };
}
