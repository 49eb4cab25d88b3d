/** An item of a rubric; `points` are added to those of the assignment, and taken off when negative. */
export interface RubricItem {
  id: string;
  title: string;
  points: number;
}

/** An item with the number of submissions for which it holds. */
export type CountedItem = RubricItem & { picks: number };
