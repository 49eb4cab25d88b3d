// The worker thread that grades. Bundled to dist/grade-worker.mjs before the server starts; see scripts/lib/build.mjs.
import { parentPort } from 'node:worker_threads';
import { grade } from '@/core/grading/grade';
import type { GradeAnswer, GradeJob } from './grade-job';

parentPort?.on('message', ({ id, input }: GradeJob) => {
  let answer: GradeAnswer;
  try {
    answer = { id, report: grade(input) };
  } catch (error) {
    answer = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(answer);
});
