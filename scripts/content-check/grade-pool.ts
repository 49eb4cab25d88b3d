import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { FailedChecks } from './failed-checks';

/** A design file of a mission: `solutions/full.json`. */
export interface GradeJob {
  slug: string;
  file: string;
}

/** Grades the designs of a mission in as many processes as there are cores; answers by file. */
export async function gradeDesigns(
  slug: string,
  files: readonly string[],
): Promise<Map<string, FailedChecks>> {
  const waiting = [...files];
  const results = new Map<string, FailedChecks>();
  const size = Math.min(availableParallelism(), files.length);
  await Promise.all(
    Array.from({ length: size }, async () => {
      const worker = startWorker();
      try {
        for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
          results.set(file, await ask(worker, { slug, file }));
        }
      } finally {
        worker.kill();
      }
    }),
  );
  return results;
}

function startWorker(): ChildProcess {
  const file = fileURLToPath(new URL('./grade-worker.ts', import.meta.url));
  const execArgv = ['--conditions=react-server', '--import', import.meta.resolve('tsx')];
  return fork(file, { execArgv });
}

function ask(worker: ChildProcess, job: GradeJob): Promise<FailedChecks> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => {
      reject(new Error(`grading ${job.slug}/${job.file} ended with exit code ${code}`));
    };
    worker.once('exit', onExit);
    worker.once('message', (answer) => {
      worker.off('exit', onExit);
      resolve(answer as FailedChecks);
    });
    worker.send(job);
  });
}
