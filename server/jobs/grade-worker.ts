// The worker thread that grades. Bundled to dist/grade-worker.mjs before the server starts; see scripts/lib/build.mjs.
import { parentPort } from 'node:worker_threads';
import type { GradeProgress } from '@/core/grading/grade';
import { gradeOverSeeds } from '@/core/grading/grade-over-seeds';
import type { GradeAnswer, GradeJob } from './grade-job';
import { widenInlining } from './widen-inlining';

widenInlining();

/** Time between two messages about progress within one scenario, ms. */
const PROGRESS_MS = 150;

const post = (answer: GradeAnswer) => parentPort?.postMessage(answer);

parentPort?.on('message', ({ id, input }: GradeJob) => {
  let told = 0;
  let scenario = 0;
  const onProgress = (progress: GradeProgress) => {
    const now = performance.now();
    if (progress.number === scenario && now - told < PROGRESS_MS) return;
    told = now;
    scenario = progress.number;
    post({ id, progress });
  };
  try {
    post({ id, report: gradeOverSeeds({ ...input, onProgress }) });
  } catch (error) {
    post({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
