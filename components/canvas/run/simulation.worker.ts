import { BROKE_OFF } from '@/components/ui/broke-off';
import { runEvents } from '@/core/explanations/run-events';
import { runSentence } from '@/core/explanations/run-sentence';
import { judgeKnown } from '@/core/grading/judge-known';
import { simulate } from '@/core/simulation/simulate';
import type { WorkerMessage, WorkerRequest } from './run-messages';

const SNAPSHOTS = 300;

const post = (message: WorkerMessage) => self.postMessage(message);

type Asked<K extends WorkerRequest['kind']> = Extract<WorkerRequest, { kind: K }>;

function run({ kind: _kind, ...request }: Asked<'run'>): WorkerMessage {
  const started = performance.now();
  const { mission, diagram } = request;
  const { run, snapshots, trouble } = simulate({
    ...request,
    snapshots: SNAPSHOTS,
    onProgress: (progress) => post({ kind: 'progress', ...progress }),
  });
  if (!snapshots) throw new Error('the run made no snapshots');
  const tookMs = performance.now() - started;
  const troubled = trouble.map(({ flow, lost, deadLettered, duplicated, pending, refused }) => ({
    flow,
    item: lost ?? deadLettered ?? refused ?? duplicated ?? pending ?? null,
  }));
  const sentence = runSentence(mission, diagram, run);
  const story = runEvents(mission, diagram, run, snapshots);
  return { kind: 'done', run, snapshots, sentence, ...story, troubled, tookMs };
}

function answer(request: WorkerRequest): WorkerMessage {
  if (request.kind === 'run') return run(request);
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
