import { TOKEN_TOLERANCE } from './admission';

/** What a component does to protect those it calls, and itself from them. */
export interface GuardLimits {
  /** Retries for each call; Infinity without a budget. */
  retriesPerCall: number;
  /** Failures within the window that open the circuit breaker; 0 without one. */
  failures: number;
  windowMs: number;
  openMs: number;
  probes: number;
  /** Calls that may be out at the same time; Infinity without a limit. */
  atOnce: number;
}

/** Retries that may be saved up under a budget; there are as many at the beginning. */
export const MOST_SAVED = 10;

/** What stands between a component and those it calls along one connection: retry budget, circuit breaker, bulkhead. */
export class CallGuard {
  /** Calls that are out. */
  out = 0;
  /** Changes whenever the breaker opens, half-opens or closes: calls made before no longer tell it anything. */
  round = 0;
  /** Calls not made because the breaker was open, or too many were out; retries not made for want of budget; times it opened. */
  readonly kept = { byBreaker: 0, byBulkhead: 0, byBudget: 0, opened: 0 };
  private saved = MOST_SAVED;
  private state: 'closed' | 'open' | 'half-open' = 'closed';
  private openUntil = 0;
  private probing = 0;
  private wellDone = 0;
  /** Times of the last failures, as many as open the breaker, in a ring. */
  private readonly failedAt: Float64Array;
  private next = 0;

  constructor(private readonly limits: GuardLimits) {
    this.failedAt = new Float64Array(limits.failures).fill(Number.NEGATIVE_INFINITY);
  }

  /** Whether a call may be made now, a retry or not; it is then out, until `end` or `forget`. */
  lets(now: number, isRetry: boolean): boolean {
    const { limits, kept } = this;
    if (this.out >= limits.atOnce) {
      kept.byBulkhead += 1;
      return false;
    }
    if (!this.passesBreaker(now)) {
      kept.byBreaker += 1;
      return false;
    }
    this.out += 1;
    if (!isRetry) this.saved = Math.min(MOST_SAVED, this.saved + limits.retriesPerCall);
    return true;
  }

  private passesBreaker(now: number): boolean {
    if (this.state === 'closed') return true;
    if (this.state === 'open') {
      if (now < this.openUntil) return false;
      this.turn('half-open');
    }
    if (this.probing + this.wellDone >= this.limits.probes) return false;
    this.probing += 1;
    return true;
  }

  /** A call that was made in a round of the breaker has ended. */
  end(now: number, round: number, ok: boolean): void {
    this.out -= 1;
    const { failures, windowMs, openMs, probes } = this.limits;
    if (failures === 0 || round !== this.round) return;
    if (this.state === 'half-open' && ok) {
      this.probing -= 1;
      this.wellDone += 1;
      if (this.wellDone >= probes) this.turn('closed');
      return;
    }
    if (ok) return;
    if (this.state === 'closed') {
      this.failedAt[this.next] = now;
      this.next = this.next + 1 === failures ? 0 : this.next + 1;
      // The one that will be overwritten next is the oldest of so many.
      if (now - this.failedAt[this.next]! > windowMs) return;
    }
    this.turn('open');
    this.openUntil = now + openMs;
    this.kept.opened += 1;
  }

  /** A call is out no more, and nobody knows how it ended: its caller has died. */
  forget(round: number): void {
    this.out -= 1;
    if (this.state === 'half-open' && round === this.round) this.probing -= 1;
  }

  /** Takes what a retry costs from the budget, unless it is used up. */
  allowsRetry(): boolean {
    if (this.limits.retriesPerCall === Number.POSITIVE_INFINITY) return true;
    if (this.saved < 1 - TOKEN_TOLERANCE) {
      this.kept.byBudget += 1;
      return false;
    }
    this.saved -= 1;
    return true;
  }

  private turn(state: 'closed' | 'open' | 'half-open'): void {
    this.state = state;
    this.round += 1;
    this.probing = 0;
    this.wellDone = 0;
    this.failedAt.fill(Number.NEGATIVE_INFINITY);
    this.next = 0;
  }
}
