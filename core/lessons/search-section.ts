/** One section of a lesson, or one term of the glossary, as the search knows it. */
export interface SearchSection {
  /** Its address: `/lessons/sync-async#the-golden-rule`, without `#` for what comes before the first heading. */
  id: string;
  lesson: string;
  heading: string;
  text: string;
}
