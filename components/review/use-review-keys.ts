'use client';

import { useEffect, useRef } from 'react';
import { GRADES, type Grade } from '@/core/contracts/grades';

interface Handlers {
  /** Null while there is nothing to grade. */
  graded: ((grade: Grade) => void) | null;
  /** The grades that may be given. */
  offered: readonly Grade[];
  undo: () => void;
}

/** 1–4 grade an answered card, U takes the last grade back. */
export function useReviewKeys(handlers: Handlers) {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement;
      if (target instanceof HTMLInputElement && target.type === 'text' && !target.readOnly) return;
      const grade = GRADES.find((one) => `${one}` === event.key);
      if (grade && latest.current.graded && latest.current.offered.includes(grade)) {
        event.preventDefault();
        latest.current.graded(grade);
      } else if (event.key === 'u') latest.current.undo();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
