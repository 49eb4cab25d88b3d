import 'server-only';
import type { Viewer } from '@/server/auth/viewer';

/**
 * The accounts whose work a person may look at, as a condition on a user row: their own; for an instructor also the
 * members of the cohorts they teach; for an admin everybody's.
 */
export function visibleUsers(viewer: Viewer) {
  if (viewer.role === 'admin') return {};
  if (viewer.role === 'learner') return { id: viewer.id };
  return { OR: [{ id: viewer.id }, { memberships: { some: { cohort: taughtBy(viewer) } } }] };
}

/** The cohorts a person teaches, as a condition on a cohort row; an admin sees all. */
export function taughtBy(viewer: Viewer) {
  if (viewer.role === 'admin') return {};
  return { members: { some: { userId: viewer.id, role: 'instructor' as const } } };
}
