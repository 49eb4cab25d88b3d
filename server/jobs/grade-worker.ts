// The worker thread that grades. Bundled to dist/grade-worker.mjs before the server starts; see scripts/lib/build.mjs.
import { parentPort } from 'node:worker_threads';
import { gradeOverSeeds } from '@/core/grading/grade-over-seeds';
import type { GradeAnswer, GradeJob } from './grade-job';
import { widenInlining } from './widen-inlining';

widenInlining();

parentPort?.on('message', ({ id, input }: GradeJob) => {
  let answer: GradeAnswer;
  try {
    answer = { id, report: gradeOverSeeds(input) };
  } catch (error) {
    answer = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(answer);
});
