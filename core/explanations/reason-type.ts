import type { Decision } from './decision';
import type { Evidence } from './evidence';

/** How a reason stands beside the run: borne out, contradicted, or nothing that was run could tell. */
export type Support = 'shown' | 'not-shown' | 'not-tested';

/** A reason held against the runs. */
export interface ReasonVerdict {
  support: Support;
  /** What the runs show, with figures. */
  message: string;
}

/** One reason that a learner may pick. */
export interface Reason {
  /** The reason in the learner's words. */
  label: string;
  judge: (evidence: Evidence, decision: Decision) => ReasonVerdict;
}

export const shown = (message: string): ReasonVerdict => ({ support: 'shown', message });
export const notShown = (message: string): ReasonVerdict => ({ support: 'not-shown', message });
export const notTested = (message: string): ReasonVerdict => ({ support: 'not-tested', message });
