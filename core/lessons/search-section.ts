/** One section of a lesson, one term of the glossary, or the page of a component, as the search knows it. */
export interface SearchSection {
  /** Its address: `/lessons/sync-async#the-golden-rule`, without `#` for what comes before the first heading. */
  id: string;
  lesson: string;
  heading: string;
  text: string;
}
