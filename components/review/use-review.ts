'use client';

import { useCallback, useEffect, useState } from 'react';
import { firstChoice, isComplete, picked } from '@/components/quiz/press';
import { useAsk } from '@/components/ui/use-ask';
import type { Grade } from '@/core/contracts/grades';
import type { ReviewActions, ReviewState, Told } from './review-actions';

const UNREACHABLE = 'The server could not be reached. Nothing was lost; try again.';

const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The course of a review: open, answer, grade, and take a grade back. */
export function useReview(actions: ReviewActions) {
  const [state, setState] = useState<ReviewState | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const [chosen, setChosen] = useState<string[]>([]);
  const { ask, busy, error } = useAsk(UNREACHABLE);

  const show = useCallback((next: ReviewState) => {
    setState(next);
    setTold(next.card?.told ?? null);
    setChosen(next.card ? firstChoice(next.card.question) : []);
  }, []);

  const { open } = actions;
  const reload = useCallback(() => ask(() => open({ zone: zoneHere() }), show), [ask, open, show]);
  useEffect(() => void reload(), [reload]);

  const card = state?.card ?? null;
  const about = card && { cardId: card.id, reps: card.reps, zone: zoneHere() };

  return {
    state,
    card,
    told,
    chosen: told ? told.feedback.choice : chosen,
    error,
    busy,
    reload,
    change: setChosen,
    pick: (id: string) => card && !busy && setChosen((before) => picked(card.question, before, id)),
    answer: () => {
      if (busy || !card || !about || told || !isComplete(card.question, chosen)) return;
      void ask(() => actions.answer({ ...about, choice: chosen }), setTold);
    },
    grade: (grade: Grade) => {
      if (!busy && about && told) void ask(() => actions.grade({ ...about, grade }), show);
    },
    undo: () => {
      if (!busy && state?.canUndo) void ask(() => actions.undo({ zone: zoneHere() }), show);
    },
  };
}
