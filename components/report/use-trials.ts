'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReasonVerdict } from '@/core/explanations/experiment';
import type { Explained } from '@/core/explanations/explanation';
import type { ReasonId } from '@/core/explanations/reasons';
import type { TrialMessage, TrialRequest } from './explain.worker';

export interface Trials {
  phase: 'idle' | 'running' | 'done' | 'failed';
  /** What came of a reason of a decision; undefined while it was not tried. */
  verdictOf: (decision: string, reason: ReasonId) => ReasonVerdict | undefined;
  /** Why the trials broke off; null when they did not. */
  problem: string | null;
}

const keyOf = (decision: string, reason: string) => `${decision} ${reason}`;

/** Tries reasons in a browser worker, one after the other; `stop` ends the trials and keeps what came of them. */
export function useTrials() {
  const worker = useRef<Worker | null>(null);
  const [phase, setPhase] = useState<Trials['phase']>('idle');
  const [problem, setProblem] = useState<string | null>(null);
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, ReasonVerdict>>(new Map());
  const end = useCallback((ended: Trials['phase'], why: string | null = null) => {
    worker.current?.terminate();
    worker.current = null;
    setPhase(ended);
    setProblem(why);
  }, []);
  useEffect(() => () => worker.current?.terminate(), []);
  const start = useCallback(
    (about: Omit<TrialRequest, 'reasons'>, explained: readonly Explained[]) => {
      worker.current?.terminate();
      setVerdicts(new Map());
      setProblem(null);
      const made = new Worker(new URL('./explain.worker.ts', import.meta.url), { type: 'module' });
      worker.current = made;
      setPhase('running');
      made.onerror = () => end('failed', 'The simulation could not be loaded.');
      made.onmessage = ({ data }: MessageEvent<TrialMessage>) => {
        if (data.kind === 'failed') end('failed', data.reason);
        else if (data.kind === 'done') end('done');
        else
          setVerdicts((before) =>
            new Map(before).set(keyOf(data.decision, data.reason), data.verdict),
          );
      };
      const reasons = explained.flatMap(({ decision, reasons: picked }) =>
        picked.map(({ id }) => ({ decision, reason: id })),
      );
      made.postMessage({ ...about, reasons } satisfies TrialRequest);
    },
    [end],
  );
  const stop = useCallback(() => end('done'), [end]);
  const verdictOf = (decision: string, reason: ReasonId) => verdicts.get(keyOf(decision, reason));
  return { phase, problem, verdictOf, start, stop };
}
