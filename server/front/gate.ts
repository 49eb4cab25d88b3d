import 'server-only';

/** How a gate holds back. Times in ms. */
export interface GateLimits {
  /** Requests that may be worked on at once. */
  inside: number;
  /** Requests that may stand in line. */
  waiting: number;
  /** How long one may stand in line: a whole class that comes at once is let in within this. */
  patienceMs: number;
  /** How long one may stand in line once the line has not been empty for `patienceMs`: then it is no burst any more. */
  shortPatienceMs: number;
}

interface Waiting {
  enter: () => void;
  refuse: () => void;
  since: number;
}

/**
 * Lets so many in at once and has others stand in line. In a burst they wait; under lasting overload the surplus is sent away
 * after a moment, so that whoever is let in is served in time, instead of everybody too late. (The rule is that of
 * Maurer, "Fail at Scale", ACM Queue 13(8), 2015, after the CoDel of Nichols and Jacobson.)
 */
export class Gate {
  private inside = 0;
  private readonly line: Waiting[] = [];
  private emptyAt: number;

  constructor(
    private readonly limits: GateLimits,
    private readonly now: () => number,
  ) {
    this.emptyAt = now();
  }

  /** Calls `enter` at once or later, or `refuse`, exactly one of them and once. */
  ask(enter: () => void, refuse: () => void): void {
    if (this.inside < this.limits.inside && this.line.length === 0) {
      this.emptyAt = this.now();
      this.inside += 1;
      enter();
    } else if (this.line.length >= this.limits.waiting) refuse();
    else this.line.push({ enter, refuse, since: this.now() });
  }

  /** One that was let in is done. */
  leave(): void {
    this.inside -= 1;
    this.sweep();
    while (this.inside < this.limits.inside) {
      const next = this.line.shift();
      if (next === undefined) break;
      this.inside += 1;
      next.enter();
    }
    if (this.line.length === 0) this.emptyAt = this.now();
  }

  /** Sends away who has waited too long. To be called now and then. */
  sweep(): void {
    const { patienceMs, shortPatienceMs } = this.limits;
    const now = this.now();
    const patience = now - this.emptyAt > patienceMs ? shortPatienceMs : patienceMs;
    while (this.line[0] !== undefined && now - this.line[0].since > patience) {
      this.line.shift()?.refuse();
    }
    if (this.line.length === 0) this.emptyAt = now;
  }

  /** How many are inside, and how many in line. */
  counts(): { inside: number; waiting: number } {
    return { inside: this.inside, waiting: this.line.length };
  }
}
