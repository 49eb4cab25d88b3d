'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { ScenarioRun, Snapshots } from '@/core/contracts/scenario-run';
import { useCanvasStore } from '../drawing/canvas-store';
import type { RunMessage, RunRequest } from './simulation.worker';

/** Practice runs all use this seed, so that the same design shows the same run; grading seeds are the server's. */
const PRACTICE_SEED = 'practice';

export interface FinishedRun {
  run: ScenarioRun;
  snapshots: Snapshots;
  /** The diagram that ran, which the canvas may have left behind since. */
  diagram: Diagram;
  mission: Mission;
  tookMs: number;
  /** Says what was tried out without changing the diagram; null for an ordinary run. */
  whatIf: string | null;
}

/** A diagram and a mission that differ from the open ones, and what differs, in words. */
export interface Trial {
  diagram: Diagram;
  mission: Mission;
  whatIf: string;
}

export type RunState =
  | { phase: 'idle' }
  | { phase: 'running'; scenarioId: string; share: number; events: number }
  | { phase: 'failed'; reason: string };

/**
 * Runs scenarios in a browser worker, one at a time; a new run or `cancel` ends the one under way. `before` is the run of the
 * same scenario before the finished one; for a trial, the last run of the diagram itself.
 */
export function useRun() {
  const store = useCanvasStore();
  const worker = useRef<Worker | null>(null);
  const busy = useRef(false);
  const [state, setState] = useState<RunState>({ phase: 'idle' });
  const [runs, setRuns] = useState<{ finished: FinishedRun | null; before: FinishedRun | null }>({
    finished: null,
    before: null,
  });

  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
    busy.current = false;
  }, []);
  useEffect(() => stop, [stop]);

  const start = useCallback(
    (scenarioId: string, trial?: Trial) => {
      // A worker that has nothing to do is used again: loading one takes longer than a small run.
      if (busy.current) stop();
      const { mission, history, say } = store.getState();
      const diagram = trial?.diagram ?? history.present;
      const ran = trial?.mission ?? mission.mission;
      worker.current ??= new Worker(new URL('./simulation.worker.ts', import.meta.url), {
        type: 'module',
      });
      const made = worker.current;
      busy.current = true;
      setState({ phase: 'running', scenarioId, share: 0, events: 0 });
      const fail = (reason: string) => {
        stop();
        setState({ phase: 'failed', reason });
      };
      made.onerror = () => fail('The simulation could not be loaded. Check your connection.');
      made.onmessage = (event: MessageEvent<RunMessage>) => {
        const message = event.data;
        if (message.kind === 'progress') {
          const share = message.horizonMs > 0 ? message.atMs / message.horizonMs : 0;
          setState({ phase: 'running', scenarioId, share, events: message.events });
          return;
        }
        if (message.kind === 'failed') return fail(message.reason);
        busy.current = false;
        setState({ phase: 'idle' });
        const now = { ...message, diagram, mission: ran, whatIf: trial?.whatIf ?? null };
        setRuns((last) => {
          const own = last.finished?.whatIf ? last.before : last.finished;
          return { finished: now, before: own?.run.id === scenarioId ? own : null };
        });
        say('The run has finished. The results are below the canvas.');
      };
      const request: RunRequest = { mission: ran, diagram, scenarioId, seed: PRACTICE_SEED };
      made.postMessage(request);
    },
    [store, stop],
  );

  /** Shows the run of the diagram itself again. */
  const discard = useCallback(() => {
    setRuns((last) => (last.finished?.whatIf ? { finished: last.before, before: null } : last));
  }, []);

  /** What was tried out holds from now on: its run is one of the diagram as it is, unless the load was another as well. */
  const keep = useCallback(
    (diagram: Diagram) => {
      const { mission } = store.getState().mission;
      setRuns((last) => {
        if (!last.finished?.whatIf) return last;
        if (last.finished.mission !== mission) return { finished: last.before, before: null };
        return { ...last, finished: { ...last.finished, diagram, whatIf: null } };
      });
    },
    [store],
  );

  const cancel = useCallback(() => {
    stop();
    setState({ phase: 'idle' });
  }, [stop]);

  return { state, ...runs, start, cancel, discard, keep };
}
