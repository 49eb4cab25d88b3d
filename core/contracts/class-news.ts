/** What of an assignment its learner has not seen: threads that hold something new, and designs that were graded anew. */
export interface ClassNews {
  className: string;
  title: string;
  threads: number;
  regrades: number;
}
