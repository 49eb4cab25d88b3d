'use client';

import { useEffect, useRef } from 'react';
import type { PublicQuestion } from '@/core/quizzes/public-question';
import { digitTarget } from './press';

interface Handlers {
  /** The question on the screen; null while keys mean nothing. */
  question: PublicQuestion | null;
  chosen: readonly string[];
  answered: boolean;
  pick: (id: string) => void;
  /** Enter: answer, or go on. */
  enter: () => void;
}

/**
 * 1–9 choose, Enter answers and goes on. Where a number is asked for, a digit begins it. Typing in a field stays typing; a
 * held key counts once.
 */
export function useQuestionKeys(handlers: Handlers) {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { question, chosen, answered, pick, enter } = latest.current;
      if (event.repeat || !question || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement;
      const typing = target instanceof HTMLInputElement && target.type === 'text';
      if (event.key === 'Enter') {
        const pressable = ['A', 'BUTTON', 'SUMMARY'].includes(target.tagName);
        if (pressable && target.dataset.enter !== 'answer') return;
        event.preventDefault();
        enter();
      } else if (!typing && !answered && /^[1-9]$/.test(event.key)) {
        const field = document.querySelector<HTMLElement>('[data-typed]');
        // The digit lands in the field that has just been given the focus.
        if (field) {
          field.focus();
          return;
        }
        const id = digitTarget(question, chosen, Number(event.key));
        if (id !== null) pick(id);
        else document.querySelector<HTMLElement>(`[data-digit="${event.key}"]`)?.focus();
        event.preventDefault();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
