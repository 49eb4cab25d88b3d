/** One answer of a finished quiz as staff read it. */
export interface ReadAnswer {
  questionId: string;
  /** The question; its id where the content has it no more. */
  prompt: string;
  /** What was answered, in the question's words; null where the question has changed since. */
  answered: string[] | null;
  correct: boolean;
  sure: boolean | null;
  hints: number | null;
  /** ms. */
  tookMs: number | null;
}
