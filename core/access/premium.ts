/** What decides whether somebody may read premium lessons. */
export interface Standing {
  role: 'learner' | 'instructor' | 'admin';
  /** Granted to the person by an admin. */
  premium: boolean;
  /** A class they belong to has been granted it. */
  inPremiumClass: boolean;
}

/** Whether somebody may read premium lessons: whoever teaches, and learners by a grant of their own or of a class. */
export function mayReadPremium(standing: Standing | null): boolean {
  if (standing === null) return false;
  return standing.role !== 'learner' || standing.premium || standing.inPremiumClass;
}
