/** Why a verdict or its points are others than before. */
export type FlipReason =
  /** The check asks something else; each parameter that differs, null where there is none. */
  | { why: 'rule'; changes: { name: string; from: string | null; to: string | null }[] }
  | { why: 'added' }
  | { why: 'gone' }
  | { why: 'points' }
  | { why: 'prices' }
  /** The scenarios of the check run otherwise. */
  | { why: 'scenario'; scenarios: string[] }
  | { why: 'engine'; from: string; to: string }
  /** The rules of then were not kept. */
  | { why: 'unknown' };

/** A verdict, or what it is worth, that differs between two grades of one design. */
export interface Flip {
  check: string;
  kind: 'broken' | 'kept' | 'added' | 'gone' | 'points';
  /** What the check promises. */
  promise: string;
  /** What its finding says now, or said last when it is gone. */
  message: string;
  /** What it earned and earns; null without the check. */
  from: number | null;
  to: number | null;
  reason: FlipReason;
}

/** What a grade comes to. */
export interface Outcome {
  passed: boolean;
  stars: number;
  earned: number;
  total: number;
}
