/** Rounding may leave a token bucket this much short of a whole token. */
export const TOKEN_TOLERANCE = 1e-9;

/** Token buckets of one second's worth, at least one token: one for all, or one for each key. */
export class AdmissionLimit {
  private readonly most: number;
  private readonly buckets = new Map<number, { tokens: number; at: number }>();

  constructor(
    private readonly perMs: number,
    readonly byKey: boolean,
  ) {
    this.most = Math.max(1, perMs * 1000);
  }

  /** Takes a token from the bucket of that number, unless there is none. */
  admits(bucket: number, now: number): boolean {
    let found = this.buckets.get(bucket);
    if (found === undefined) {
      found = { tokens: this.most, at: now };
      this.buckets.set(bucket, found);
    }
    found.tokens = Math.min(this.most, found.tokens + (now - found.at) * this.perMs);
    found.at = now;
    if (found.tokens < 1 - TOKEN_TOLERANCE) return false;
    found.tokens -= 1;
    return true;
  }
}
