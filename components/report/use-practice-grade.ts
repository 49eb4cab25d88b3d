'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Finding } from '@/core/contracts/grade-report';
import type { PracticeGradeMessage, PracticeGradeRequest } from './grade.worker';

export type PracticeGrade =
  | { phase: 'idle' }
  | { phase: 'running'; share: number }
  | { phase: 'done'; findings: Finding[] }
  | { phase: 'failed'; reason: string };

/** Grades a design in a browser worker with a public seed: for practice, never for the record. */
export function usePracticeGrade() {
  const worker = useRef<Worker | null>(null);
  const [state, setState] = useState<PracticeGrade>({ phase: 'idle' });
  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  const start = useCallback(
    (request: PracticeGradeRequest) => {
      stop();
      const made = new Worker(new URL('./grade.worker.ts', import.meta.url), { type: 'module' });
      worker.current = made;
      setState({ phase: 'running', share: 0 });
      made.onerror = () => {
        stop();
        setState({ phase: 'failed', reason: 'The simulation could not be loaded.' });
      };
      made.onmessage = ({ data }: MessageEvent<PracticeGradeMessage>) => {
        if (data.kind === 'progress') return setState({ phase: 'running', share: data.share });
        stop();
        if (data.kind === 'done') setState({ phase: 'done', findings: data.findings });
        else setState({ phase: 'failed', reason: data.reason });
      };
      made.postMessage(request);
    },
    [stop],
  );
  const reset = useCallback(() => {
    stop();
    setState({ phase: 'idle' });
  }, [stop]);
  return { state, start, reset };
}
