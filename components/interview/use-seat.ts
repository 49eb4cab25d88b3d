'use client';

import { useCallback, useState } from 'react';
import type { PartnerCommand } from '@/core/interview/partner-book';
import type { PartnerView } from '@/core/interview/partner-view';
import type { ActionResult } from '@/core/shared/action-result';
import { useNewest } from './use-newest';
import { useNews } from './use-news';

/** How a round stands for its interviewer; of two the one with the higher number is the newer one. */
export type SeatView = PartnerView & { revision: number };

export type SeatAction = (input: {
  round: string;
  command: PartnerCommand;
}) => Promise<ActionResult<SeatView>>;

/** A round as its interviewer has it, live, and the way to do something in it. */
export function useSeat(id: string, first: SeatView, act: SeatAction) {
  const [view, take] = useNewest(first);
  const [error, setError] = useState<string | null>(null);
  const isLost = useNews(`/api/rounds/${id}/seat`, take);
  const send = useCallback(
    async (command: PartnerCommand): Promise<boolean> => {
      try {
        const result = await act({ round: id, command });
        if (result.ok) {
          setError(null);
          take(result.value);
        } else setError(result.problems?.[0]?.message ?? result.message);
        return result.ok;
      } catch {
        setError('The server could not be reached. Try again.');
        return false;
      }
    },
    [id, act, take],
  );
  return { view, send, error, isLost };
}

export type SeatSend = ReturnType<typeof useSeat>['send'];
