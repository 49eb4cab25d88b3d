import type { ClassRole } from './class-powers';

/** A member in the list of people; instants in ISO 8601, UTC. */
export interface ClassPerson {
  userId: string;
  name: string;
  /** What the account is called, where the roster says otherwise. */
  accountName: string | null;
  email: string;
  role: ClassRole;
  status: 'active' | 'left' | 'removed';
  section: string | null;
  externalId: string | null;
  joinedAt: string;
  /** Instructors may make them a link to a new password. */
  mayReset: boolean;
}
