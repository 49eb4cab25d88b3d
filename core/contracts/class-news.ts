/** How many threads about an assignment hold something that their learner has not read. */
export interface ClassNews {
  className: string;
  title: string;
  threads: number;
}
