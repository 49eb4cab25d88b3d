/** The accounts of a fresh embedded database. They are printed at start and never exist on PostgreSQL. */
export const DEMO_ACCOUNTS = [
  {
    email: 'learner@example.com',
    name: 'Lea Learner',
    role: 'learner',
    password: 'practise-learner',
  },
  {
    email: 'instructor@example.com',
    name: 'Ira Instructor',
    role: 'instructor',
    password: 'practise-instructor',
  },
  { email: 'admin@example.com', name: 'Ada Admin', role: 'admin', password: 'practise-admin' },
] as const;

export const DEMO_COHORT = { name: 'System design, first group', joinCode: 'FIRST-GROUP' };
