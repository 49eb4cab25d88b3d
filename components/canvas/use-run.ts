'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Diagram } from '@/core/diagram/diagram-schema';
import type { Mission } from '@/core/missions/mission-schema';
import type { ScenarioRun, Snapshots } from '@/core/simulation/scenario-run';
import { useCanvasStore } from './canvas-store';
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
}

export type RunState =
  | { phase: 'idle' }
  | { phase: 'running'; scenarioId: string; share: number; events: number }
  | { phase: 'failed'; reason: string };

/**
 * Runs scenarios in a browser worker, one at a time; a new run or `cancel` ends the one under way. `before` is the run of the
 * same scenario before the finished one.
 */
export function useRun() {
  const store = useCanvasStore();
  const worker = useRef<Worker | null>(null);
  const [state, setState] = useState<RunState>({ phase: 'idle' });
  const [runs, setRuns] = useState<{ finished: FinishedRun | null; before: FinishedRun | null }>({
    finished: null,
    before: null,
  });

  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  const start = useCallback(
    (scenarioId: string) => {
      stop();
      const { mission, history, say } = store.getState();
      const diagram = history.present;
      const made = new Worker(new URL('./simulation.worker.ts', import.meta.url), {
        type: 'module',
      });
      worker.current = made;
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
        stop();
        setState({ phase: 'idle' });
        const now = { ...message, diagram, mission: mission.mission };
        setRuns(({ finished }) => ({
          finished: now,
          before: finished?.run.id === scenarioId ? finished : null,
        }));
        say('The run has finished. The results are below the canvas.');
      };
      const request: RunRequest = {
        mission: mission.mission,
        diagram,
        scenarioId,
        seed: PRACTICE_SEED,
      };
      made.postMessage(request);
    },
    [store, stop],
  );

  const cancel = useCallback(() => {
    stop();
    setState({ phase: 'idle' });
  }, [stop]);

  return { state, ...runs, start, cancel };
}
