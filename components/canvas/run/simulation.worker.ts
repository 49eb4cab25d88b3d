import { BROKE_OFF } from '@/components/ui/broke-off';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import type { ScenarioRun, Snapshots } from '@/core/contracts/scenario-run';
import { simulate } from '@/core/simulation/simulate';

export interface RunRequest {
  mission: Mission;
  diagram: Diagram;
  scenarioId: string;
  seed: string;
}

export type RunMessage =
  | { kind: 'progress'; atMs: number; horizonMs: number; events: number }
  | { kind: 'done'; run: ScenarioRun; snapshots: Snapshots; tookMs: number }
  | { kind: 'failed'; reason: string };

const SNAPSHOTS = 300;

const post = (message: RunMessage) => self.postMessage(message);

self.onmessage = (event: MessageEvent<RunRequest>) => {
  const started = performance.now();
  try {
    const { run, snapshots } = simulate({
      ...event.data,
      snapshots: SNAPSHOTS,
      onProgress: (progress) => post({ kind: 'progress', ...progress }),
    });
    if (!snapshots) throw new Error('the run made no snapshots');
    post({ kind: 'done', run, snapshots, tookMs: performance.now() - started });
  } catch (error) {
    // For us; a reader cannot do anything with it.
    console.error(error);
    post({ kind: 'failed', reason: BROKE_OFF });
  }
};
