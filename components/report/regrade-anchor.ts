/** Where it stands on the page of a report that its design was graded anew. */
export const REGRADE_NOTE = 'graded-anew';
