import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { FailedChecks } from './failed-checks';

/**
 * A design file of a mission (`solutions/full.json`): to be graded whole, or with a `seed` as learners are, over up to three
 * throws; or the `mutant`-th mutant of it, of which only the first check that it loses is wanted, or under a `twist` of the mission's interview.
 */
export interface GradeJob {
  slug: string;
  file: string;
  mutant?: number;
  twist?: string;
  seed?: string;
}

/** Grades the designs of a mission; answers by file. */
export async function gradeDesigns(
  slug: string,
  files: readonly string[],
): Promise<Map<string, FailedChecks>> {
  const jobs = files.map((file) => ({ slug, file }));
  const answers = await gradeAll(jobs);
  return new Map(files.map((file, i) => [file, answers[i] as FailedChecks]));
}

/** Does all jobs in as many processes as there are cores; answers in the order of the jobs. */
export async function gradeAll(jobs: readonly GradeJob[]): Promise<FailedChecks[]> {
  const waiting = jobs.map((job, index) => ({ job, index }));
  const results: FailedChecks[] = [];
  const size = Math.min(availableParallelism(), jobs.length);
  await Promise.all(
    Array.from({ length: size }, async () => {
      const worker = takeWorker();
      try {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          results[next.index] = await ask(worker, next.job);
        }
      } catch (error) {
        worker.kill();
        throw error;
      }
      giveBack(worker);
    }),
  );
  return results;
}

// Starting a process takes seconds, and one that has graded before does it faster: they are kept until this one ends.
const idle: ChildProcess[] = [];

function takeWorker(): ChildProcess {
  const worker = idle.pop() ?? startWorker();
  worker.ref();
  worker.channel?.ref();
  return worker;
}

function giveBack(worker: ChildProcess): void {
  worker.unref();
  worker.channel?.unref();
  idle.push(worker);
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
