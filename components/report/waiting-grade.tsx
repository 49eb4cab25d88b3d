'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import type { SubmissionState } from '@/core/contracts/submission-state';
import { waitingWords } from './waiting-words';

export interface GradeState {
  state: SubmissionState;
  /** Hand-ins whose turn comes first. */
  ahead: number;
  /** How far the grading has come, from 0 to 1. */
  progress: number | null;
  problem: string | null;
}

/** Where a hand-in stands; the page becomes the report as soon as there is one. */
export function WaitingGrade({ id, first }: { id: string; first: GradeState }) {
  const router = useRouter();
  const [state, setState] = useState(first);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const source = new EventSource(`/api/submissions/${id}/state`);
    source.onmessage = ({ data }) => {
      setLost(false);
      const told = JSON.parse(data) as GradeState;
      setState(told);
      if (told.state !== 'graded' && told.state !== 'failed') return;
      source.close();
      router.refresh();
    };
    // The browser asks again by itself, unless the server has said no.
    source.onerror = () => setLost(true);
    return () => source.close();
  }, [id, router]);
  if (state.state === 'failed') {
    return (
      <Notice kind="trouble">
        {state.problem ?? 'This design could not be graded.'} What you handed in is kept.
      </Notice>
    );
  }
  const share = state.state === 'grading' ? (state.progress ?? 0) : 0;
  return (
    <section
      aria-label="Grading"
      className="flex flex-col gap-3 rounded-sheet border border-line bg-sheet p-6"
    >
      <p className="font-medium" aria-live="polite">
        {waitingWords(state)}
      </p>
      <div
        role="progressbar"
        aria-label="Progress of the grading"
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-2 w-full max-w-sm overflow-hidden rounded-full bg-sunk"
      >
        <div className="h-full bg-accent" style={{ width: `${share * 100}%` }} />
      </div>
      <p className="max-w-[68ch] text-sm text-ink-soft">
        Your design is stored and counts from the moment it was sent. You may leave this page; the
        report will be here.
      </p>
      {lost && (
        <p className="text-sm text-ink-soft">
          The server cannot be reached just now. Trying again …
        </p>
      )}
    </section>
  );
}
