import type { Diagram } from '../contracts/diagram-schema';

/** One thing that a question lets choose, place or sort. */
export interface PublicOption {
  id: string;
  text: string;
}

/** What a kind may show of a question before it is answered. */
export interface PublicParts {
  options: PublicOption[];
  /** Of a sorting question. */
  groups?: PublicOption[];
  /** Of a question for a number. */
  unit?: string;
  /** Of a question for a place. */
  diagram?: Diagram;
}

/** What is said about one part of a question once it was answered. */
export interface PartFeedback {
  id: string;
  /** The option is right, or the step or item was put where it belongs. */
  correct: boolean;
  chosen: boolean;
  explanation: string;
}

/**
 * A kind of question. An answer is a list of short strings, which each kind reads in its own way and strictly; the empty
 * list is “no answer”. An answer is right or it is not: a question gives one point.
 */
export interface QuestionType<Q> {
  /** Why the list is no answer to the question; null when it is one. Never asked about the empty list. */
  problem(question: Q, choice: readonly string[]): string | null;
  isRight(question: Q, choice: readonly string[]): boolean;
  /** A right answer, in the form of an answer. */
  solution(question: Q): string[];
  /** What may be shown before answering: nothing that depends on the key. `mix` orders by the seed of the attempt. */
  publicParts(question: Q, mix: <T>(entries: readonly T[]) => T[]): PublicParts;
  /** One entry for every option, step, item or accepted number. */
  explain(question: Q, choice: readonly string[]): PartFeedback[];
  /** Lists whose entries must differ, by their path in the question. */
  distinct(question: Q): { path: string; entries: readonly Record<string, unknown>[] }[];
}
