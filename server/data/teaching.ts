import 'server-only';
import { STAFF_ROLES } from '@/core/access/class-powers';
import type { Viewer } from '@/server/auth/viewer';

/** The roles that see and change who is in a class. */
const TEACHING_ROLES = ['owner', 'instructor'] as const;

const belonging = (viewer: Viewer, roles: readonly (typeof STAFF_ROLES)[number][]) =>
  viewer.role === 'admin'
    ? {}
    : {
        members: {
          some: { userId: viewer.id, status: 'active' as const, role: { in: [...roles] } },
        },
      };

/** The cohorts whose pages for staff are open to a person, as a condition on a cohort row; an admin has all. */
export function staffedBy(viewer: Viewer) {
  return belonging(viewer, STAFF_ROLES);
}

/** The cohorts a person teaches as owner or instructor, as a condition on a cohort row; an admin has all. */
export function taughtBy(viewer: Viewer) {
  return belonging(viewer, TEACHING_ROLES);
}
