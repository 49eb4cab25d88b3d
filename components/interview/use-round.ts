'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RoundCommand } from '@/core/interview/round-state';
import type { RoundView } from '@/core/interview/round-view';
import type { ActionResult } from '@/core/shared/action-result';
import { useNewest } from './use-newest';
import { useNews } from './use-news';

/** Does a command in a round; null when that ended it. */
export type RoundAction = (input: {
  round: string;
  command: RoundCommand;
}) => Promise<ActionResult<RoundView | null>>;

/** Sends one command and says whether it was taken. */
export type Send = (command: RoundCommand) => Promise<boolean>;

const LOST = 'The server could not be reached. What it had before is kept; try again.';

/**
 * A round as the server has it, and the way to change it: one command after another, in the order they were given. What was refused because
 * another tab has gone on is followed by a look at how things are.
 */
export function useRound(id: string, first: RoundView, act: RoundAction) {
  const router = useRouter();
  const [view, takeNewer] = useNewest(first);
  const [error, setError] = useState<string | null>(null);
  const line = useRef<Promise<unknown>>(Promise.resolve());

  const take = useCallback(
    (next: RoundView | null) => {
      if (next === null) return router.refresh();
      // What the interviewer does arrives beside the answers to own commands, and an older word may come later.
      takeNewer(next);
    },
    [router, takeNewer],
  );
  useNews(view.seat === null ? null : `/api/rounds/${id}/events`, take);

  const call = useCallback(
    async (command: RoundCommand): Promise<boolean> => {
      try {
        const result = await act({ round: id, command });
        if (result.ok) {
          if (command.do !== 'look') setError(null);
          take(result.value);
          return true;
        }
        setError(result.problems?.[0]?.message ?? result.message);
        if (result.code === 'conflict') {
          const look = await act({ round: id, command: { do: 'look' } });
          if (look.ok) take(look.value);
        }
      } catch {
        setError(LOST);
      }
      return false;
    },
    [id, act, take],
  );

  const send: Send = useCallback(
    (command) => {
      const done = line.current.then(() => call(command));
      line.current = done;
      return done;
    },
    [call],
  );

  useEffect(() => {
    const onShown = () => {
      if (document.visibilityState === 'visible') void send({ do: 'look' });
    };
    document.addEventListener('visibilitychange', onShown);
    window.addEventListener('online', onShown);
    return () => {
      document.removeEventListener('visibilitychange', onShown);
      window.removeEventListener('online', onShown);
    };
  }, [send]);

  return { view, send, error };
}
