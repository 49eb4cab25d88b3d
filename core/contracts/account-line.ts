/** An account as admins see it in a list; times in ISO 8601, UTC. */
export interface AccountLine {
  id: string;
  name: string;
  email: string;
  role: 'learner' | 'instructor' | 'admin';
  premium: boolean;
  disabledAt: string | null;
  createdAt: string;
  /** When a session that is still there was last used; null without one. */
  lastSeenAt: string | null;
}
