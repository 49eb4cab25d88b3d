import 'server-only';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { GradeReport } from '@/core/contracts/grade-report';
import type { ReasonVerdict } from '@/core/explanations/experiment';
import { type GradeProgress, neededScenarios } from '@/core/grading/grade';
import type { WantedRun } from '@/core/grading/grade-over-seeds';
import type { EarlierGrade } from '@/core/grading/regrade';
import { AppError } from '@/server/errors';
import type {
  GradeAnswer,
  GradeInput,
  GradeResult,
  GradeTask,
  KnownRun,
  ReasonGiven,
} from './grade-job';
import { type ThreadJob, WorkerThreads } from './worker-threads';

/** Gradings that may wait; beyond them a learner is asked to come back. */
const MAX_WAITING = 50;
/** Far above the event budget of every scenario; a worker that takes longer is broken, ms. */
const MAX_JOB_MS = 120_000;
/** So long a run of an old hand-in waits at most for those of today, ms: it has a low share, and an end. */
const PATIENCE_MS = 10_000;
const LOOK_MS = 50;
/** Each thread may hold the largest run in memory. */
const MAX_THREADS = 4;

interface Limits {
  waiting: number;
  gradingMs: number;
  threads?: number;
}

interface Grade {
  input: GradeInput;
  onProgress: (progress: GradeProgress) => void;
  jobs: Set<ThreadJob<GradeAnswer>>;
  /** Runs done and wanted, and the events of each. */
  done: number;
  of: number;
  events: Map<number, number>;
}

const gradeOf = (input: GradeInput, onProgress: Grade['onProgress'] = () => {}): Grade => ({
  input,
  onProgress,
  jobs: new Set(),
  done: 0,
  of: 0,
  events: new Map(),
});

/**
 * Worker threads that grade, so that gradings never hold up other requests. The runs of one grade (its scenarios, and the
 * further throws of those that need them) are spread over the threads; the report is then made of what came of them.
 */
export class GradePool {
  private readonly threads: WorkerThreads<GradeAnswer>;
  private readonly grades = new Set<Grade>();
  private readonly size: number;
  private nextId = 1;

  constructor(
    file: string,
    private readonly limits: Limits = { waiting: MAX_WAITING, gradingMs: MAX_JOB_MS },
  ) {
    this.size = limits.threads ?? Math.min(MAX_THREADS, availableParallelism());
    this.threads = new WorkerThreads(file, this.size, limits.gradingMs);
  }

  /**
   * Grades in turn, telling how far it has come once it has begun. Throws `unavailable` when too many wait, or when a worker
   * dies over it.
   */
  grade(
    input: GradeInput,
    onProgress: (progress: GradeProgress) => void = () => {},
  ): Promise<GradeReport> {
    if (this.grades.size > this.limits.waiting) {
      const message = 'Many designs are being graded right now. Submit again in a minute.';
      return Promise.reject(new AppError('unavailable', 'the grading queue is full', message));
    }
    return new Promise((resolve, reject) => {
      const grade = gradeOf(input, onProgress);
      this.grades.add(grade);
      this.work(grade)
        .then(resolve, reject)
        .finally(() => this.grades.delete(grade));
    });
  }

  /**
   * Grades an old hand-in anew, one run at a time on one thread, each when no hand-in of today is being graded or after ten seconds.
   * Gives the report, and the events that were simulated for it. Throws as `grade` does.
   */
  async regrade(
    input: GradeInput,
    was: EarlierGrade,
  ): Promise<{ report: GradeReport; events: number }> {
    const grade = gradeOf(input);
    const known: KnownRun[] = [];
    for (;;) {
      await this.giveWay();
      const result = await this.ask(grade, { kind: 'regrade', was, known }, false);
      if (result.kind === 'report') {
        const events = known.reduce((sum, { outcome }) => sum + outcome.run.events, 0);
        return { report: result.report, events };
      }
      if (result.kind !== 'wanted') throw new Error('a worker answered something else');
      await this.giveWay();
      const made = await this.ask(grade, { kind: 'run', wanted: result.wanted }, false);
      if (made.kind === 'run') known.push(made.run);
    }
  }

  /** Tries a reason that was given for a decision of a design. Throws `unavailable` when a worker dies over it. */
  async tryReason(input: GradeInput, given: ReasonGiven): Promise<ReasonVerdict> {
    const result = await this.ask(gradeOf(input), { kind: 'try', given }, false);
    if (result.kind !== 'tried') throw new Error('a worker answered something else');
    return result.verdict;
  }

  private async giveWay(): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    while (this.grades.size > 0 && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  /** Ends the workers; what was waiting fails. */
  async close(): Promise<void> {
    await this.threads.close('the server is stopping');
  }

  private async work(grade: Grade): Promise<GradeReport> {
    const { input } = grade;
    const first = neededScenarios(input.mission).map((scenarioId) => ({
      scenarioId,
      seed: input.seed,
    }));
    const known = await this.runAll(grade, first, false);
    const further = await this.ask(grade, { kind: 'further', known }, true);
    if (further.kind === 'further' && this.size > 1) {
      known.push(...(await this.runAll(grade, further.wanted, true)));
    }
    const last = await this.ask(grade, { kind: 'report', known }, true);
    if (last.kind !== 'report') throw new Error('a worker answered something else');
    return last.report;
  }

  private async runAll(grade: Grade, wanted: WantedRun[], urgent: boolean): Promise<KnownRun[]> {
    grade.of += wanted.length;
    const results = await Promise.all(
      wanted.map(async (run) => {
        const result = await this.ask(grade, { kind: 'run', wanted: run }, urgent);
        grade.done += 1;
        return result;
      }),
    );
    return results.flatMap((result) => (result.kind === 'run' ? [result.run] : []));
  }

  /** Has a thread do a task; one of a grade that is under way comes before those of grades that have not begun. */
  private ask(grade: Grade, task: GradeTask, urgent: boolean): Promise<GradeResult> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => {
        // What else this grade wants is of no use any more.
        this.threads.drop((other) => grade.jobs.has(other));
        reject(error);
      };
      const job: ThreadJob<GradeAnswer> = {
        message: { id, input: grade.input, task },
        answered: (answer) => {
          if (answer.id !== id) return false;
          if ('progress' in answer) {
            this.tell(grade, id, answer.progress);
            return false;
          }
          grade.jobs.delete(job);
          if ('done' in answer) resolve(answer.done);
          else fail(new Error(`grading failed: ${answer.error}`));
          return true;
        },
        lost: (reason) => fail(unavailable(reason)),
      };
      grade.jobs.add(job);
      this.threads.add(job, urgent);
    });
  }

  private tell(
    grade: Grade,
    job: number,
    { scenarioId, atMs, events }: { scenarioId: string; atMs: number; events: number },
  ): void {
    grade.events.set(job, events);
    const { mission } = grade.input;
    grade.onProgress({
      scenario: scenarioId,
      number: Math.min(grade.done + 1, grade.of),
      of: grade.of,
      atMs,
      horizonMs: mission.scenarios.find(({ id }) => id === scenarioId)?.horizonMs ?? 0,
      events: [...grade.events.values()].reduce((sum, each) => sum + each, 0),
    });
  }
}

function unavailable(reason: string): AppError {
  const message = 'Your design could not be graded just now; nothing was stored. Submit again.';
  return new AppError('unavailable', reason, message);
}

const shared = globalThis as { backpressureGrades?: GradePool };

/** The process's pool. */
export function gradePool(): GradePool {
  shared.backpressureGrades ??= new GradePool(
    join(/* turbopackIgnore: true */ process.cwd(), 'dist', 'grade-worker.mjs'),
  );
  return shared.backpressureGrades;
}
