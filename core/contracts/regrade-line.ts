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

/** What grading anew would take, before anything is done. */
export interface RegradeEstimate {
  /** Counted tries; those that belong to other classes too. */
  total: number;
  leftOut: number;
  /** The others by how much work they are: only words have changed, judged from stored runs, simulated. */
  byLevel: { none: number; judged: number; simulated: number };
  /** Time of one processor, at most about, ms. */
  processorMs: number;
  /** Whether it is reckoned with what this installation took before. */
  measured: boolean;
}

/** What becomes of one promise for one reason, and of how many tries. */
export type RegradeChange = Omit<Flip, 'message'> & { tries: number };

/** A regrade as staff see it; instants in ISO 8601, UTC. */
export interface RegradeRow {
  id: string;
  state: 'running' | 'ready' | 'applying' | 'applied' | 'undoing' | 'undone' | 'cancelled';
  rulesVersion: string;
  engineVersion: string;
  total: number;
  unchanged: number;
  leftOut: number;
  expectedEvents: number;
  events: number;
  spentMs: number;
  neverLower: boolean | null;
  startedBy: string | null;
  startedAt: string;
  appliedBy: string | null;
  appliedAt: string | null;
  endedBy: string | null;
  endedAt: string | null;
  /** Tries by their state, and those whose grade differs. */
  items: Record<'waiting' | 'done' | 'failed' | 'applied' | 'kept' | 'stale' | 'undone', number>;
  differing: number;
  rising: number;
  falling: number;
}

/** A try whose grade differs, or that could not be graded anew. */
export interface RegradeLine {
  submissionId: string;
  /** Where it is reviewed. */
  cohortId: string;
  assignmentId: string;
  name: string;
  className: string;
  state: keyof RegradeRow['items'];
  problem: string | null;
  before: Outcome;
  after: Outcome | null;
  lower: boolean;
  flips: Flip[];
  /** Staff set points by hand, which stay. */
  byHand: boolean;
}

/** What a learner is told of an own hand-in that was graded anew, or got its earlier grade back; `at` in ISO 8601, UTC. */
export interface RegradeNotice {
  regradeId: string;
  submissionId: string;
  mission: string;
  className: string;
  undone: boolean;
  unread: boolean;
  /** Points of before and after: what was given back comes second when it is undone. */
  from: { earned: number; total: number };
  to: { earned: number; total: number };
  flips: Flip[];
  at: string;
}
