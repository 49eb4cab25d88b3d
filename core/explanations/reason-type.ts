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

/** Spaces that keep a number with its unit are set where the words are shown. */
const maker =
  (support: Support) =>
  (message: string): ReasonVerdict => ({ support, message: message.replaceAll('\u00a0', ' ') });

export const shown = maker('shown');
export const notShown = maker('not-shown');
export const notTested = maker('not-tested');
