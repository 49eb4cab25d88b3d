import { BROKE_OFF } from '@/components/ui/broke-off';
import { runEvents } from '@/core/explanations/run-events';
import { runSentence } from '@/core/explanations/run-sentence';
import { judgeKnown } from '@/core/grading/judge-known';
import { simulate } from '@/core/simulation/simulate';
import { followableOf } from './followable';
import type { WorkerMessage, WorkerRequest } from './run-messages';

const SNAPSHOTS = 300;

const post = (message: WorkerMessage) => self.postMessage(message);

type Asked<K extends WorkerRequest['kind']> = Extract<WorkerRequest, { kind: K }>;

function run({ kind: _kind, ...request }: Asked<'run'>): WorkerMessage {
  const started = performance.now();
  const { mission, diagram } = request;
  const { run, snapshots, trouble, slowest } = simulate({
    ...request,
    snapshots: SNAPSHOTS,
    onProgress: (progress) => post({ kind: 'progress', ...progress }),
  });
  if (!snapshots) throw new Error('the run made no snapshots');
  const tookMs = performance.now() - started;
  const sentence = runSentence(mission, diagram, run);
  const story = runEvents(mission, diagram, run, snapshots);
  const followable = followableOf(mission, trouble, slowest);
  return { kind: 'done', run, snapshots, sentence, ...story, followable, tookMs };
}

function answer(request: WorkerRequest): WorkerMessage {
  if (request.kind === 'run') return run(request);
  if (request.kind === 'watch') {
    const { kind: _kind, ...watched } = request;
    return { kind: 'story', steps: simulate(watched).story ?? [] };
  }
  const { kind: _kind, ...known } = request;
  return { kind: 'judged', judged: judgeKnown(known) };
}

self.onmessage = (event: MessageEvent<WorkerRequest>) => {
  try {
    post(answer(event.data));
  } catch (error) {
    // For us; a reader cannot do anything with it.
    console.error(error);
    post({ kind: 'failed', reason: BROKE_OFF });
  }
};
