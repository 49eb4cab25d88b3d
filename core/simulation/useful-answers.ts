import type { UsefulRun } from '../contracts/scenario-run';

/** Windows of a run, at most; each lasts whole seconds. */
const MOST_WINDOWS = 600;

/** How long the windows of a run last, in which requests are counted by when they began, ms. */
export function windowOf(horizonMs: number): number {
  return 1000 * Math.max(1, Math.ceil(horizonMs / (1000 * MOST_WINDOWS)));
}

/** Counts how many requests of a flow began in each window of a run, and how many of these were answered while that was of use. */
export class UsefulAnswers {
  private answers = 0;
  private readonly begun: number[] = [];
  private readonly inTime: number[] = [];

  constructor(
    private readonly usefulMs: number,
    private readonly windowMs: number,
  ) {}

  begin(now: number): void {
    const window = Math.floor(now / this.windowMs);
    while (this.begun.length <= window) {
      this.begun.push(0);
      this.inTime.push(0);
    }
    this.begun[window]! += 1;
  }

  /** A request that began then was accepted after so long. */
  answer(begunAt: number, tookMs: number): void {
    if (tookMs > this.usefulMs) return;
    this.answers += 1;
    this.inTime[Math.floor(begunAt / this.windowMs)]! += 1;
  }

  result(): UsefulRun {
    const { answers, windowMs, begun, inTime } = this;
    return { answers, windowMs, begun: [...begun], inTime: [...inTime] };
  }
}
