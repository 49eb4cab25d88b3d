/** What somebody is in a class. */
export type ClassRole = 'owner' | 'instructor' | 'reviewer' | 'learner';

export interface Membership {
  role: ClassRole;
  status: 'active' | 'left' | 'removed';
}

/** What somebody may do with a class. */
export interface ClassPowers {
  /** Open its pages for staff: who stands where with what was set. */
  look: boolean;
  /** Say something about what was handed in, and mark it. */
  review: boolean;
  /** Set work, change its dates, grant extensions. */
  assign: boolean;
  /** Enrol and remove learners, see their e-mail addresses, take results home. */
  people: boolean;
  /** Rename and archive it, change how it is joined. */
  settings: boolean;
  /** Choose owners, instructors and reviewers, and delete it. */
  own: boolean;
}

const NONE: ClassPowers = {
  look: false,
  review: false,
  assign: false,
  people: false,
  settings: false,
  own: false,
};
const REVIEWER: ClassPowers = { ...NONE, look: true, review: true };
const INSTRUCTOR: ClassPowers = { ...REVIEWER, assign: true, people: true, settings: true };
const OWNER: ClassPowers = { ...INSTRUCTOR, own: true };

const BY_ROLE: Record<ClassRole, ClassPowers> = {
  owner: OWNER,
  instructor: INSTRUCTOR,
  reviewer: REVIEWER,
  learner: NONE,
};

/**
 * What somebody may do with a class. The membership decides; of the role of the account only that of an admin counts, who may do
 * everything with every class.
 */
export function classPowers(
  account: 'learner' | 'instructor' | 'admin',
  membership: Membership | null,
): ClassPowers {
  if (account === 'admin') return OWNER;
  return membership?.status === 'active' ? BY_ROLE[membership.role] : NONE;
}

/** The roles that open a class to its staff. */
export const STAFF_ROLES = ['owner', 'instructor', 'reviewer'] as const;
