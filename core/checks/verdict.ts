import type { Figure, FindingData } from '../contracts/grade-report';
import type { ToldStory } from '../contracts/story-step';

/** What a judgement rests on. */
export interface Evidence {
  components: string[];
  connections: string[];
  figures: Figure[];
  counterexample: ToldStory | null;
  /**
   * Keys that tell findings of one cause, its own first: of two broken promises with the same own key the later follows
   * from the earlier, and one that names the key of another among the rest follows from that. Left out, the cause
   * with its data is the key.
   */
  roots: string[];
}

export type Outcome = 'kept' | 'broken' | 'not-judged';

interface Judged<K extends string, D> extends Evidence {
  outcome: Outcome;
  cause: K;
  data: D;
}

/** One of the causes of a check with its data and evidence. */
export type Judgement<C> = {
  [K in keyof C & string]: Judged<K, C[K]>;
}[keyof C & string];

const maker =
  (outcome: Outcome) =>
  <K extends string, D extends FindingData>(
    cause: K,
    data: D,
    evidence: Partial<Evidence> = {},
  ): Judged<K, D> => ({ outcome, cause, data, ...EMPTY, ...evidence });

/** A promise kept, with what shows it. */
export const kept = maker('kept');

/** A promise broken, or one that there was nothing to judge by. */
export const broken = maker('broken');

/** A promise of which an unfinished run says nothing certain. */
export const notJudged = maker('not-judged');

/** A figure beside its limit; `limit` null where there is none. */
export function figure(
  name: string,
  value: Figure['value'],
  unit: string,
  limit: number | null = null,
): Figure {
  return { name, value, unit, limit };
}

const EMPTY: Evidence = {
  components: [],
  connections: [],
  figures: [],
  counterexample: null,
  roots: [],
};
