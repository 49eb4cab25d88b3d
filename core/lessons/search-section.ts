/** One section of a lesson as the search knows it. */
export interface SearchSection {
  /** Address of the section: `sync-async#the-golden-rule`, or the lesson's slug for what comes before its first heading. */
  id: string;
  lesson: string;
  heading: string;
  text: string;
}
