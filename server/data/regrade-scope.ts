import 'server-only';
import { adminViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { notFound } from '@/server/errors';
import { requireAssignment } from './assignments';
import { classSubject, refuseArchived } from './class-access';
import type { OpenScope } from './regrade-plan';

/** What is graded anew: the counted tries of one assignment, or of a mission in all classes. */
export type RegradeScope = { assignmentId: string } | { mission: string };

/**
 * Those who set work to a class may have it graded anew, admins also in all classes at once. Throws for everybody else, and for
 * what is no mission.
 */
export async function requireScope(asked: RegradeScope): Promise<OpenScope> {
  if (!('assignmentId' in asked)) {
    const viewer = await adminViewer();
    return { viewer, mission: asked.mission, assignmentId: null, scope: 'all', cohort: null };
  }
  const { open, row } = await requireAssignment(asked.assignmentId, 'assign');
  if (row.kind !== 'mission') throw notFound(`${row.id} is no mission`);
  return {
    viewer: open.viewer,
    mission: row.slug,
    assignmentId: row.id,
    scope: row.id,
    cohort: open.cohort,
  };
}

/** The same for who is about to change something. */
export async function requireChangeableScope(asked: RegradeScope): Promise<OpenScope> {
  const open = await requireScope(asked);
  if (open.cohort !== null) refuseArchived({ cohort: open.cohort });
  return open;
}

/** What the audit log calls a scope. */
export const scopeSubject = ({ cohort, mission }: OpenScope) =>
  cohort ? classSubject(cohort) : ({ kind: 'job', id: null, name: mission } as const);

/** The missions of which a try counts in a class that runs. Refuses all but admins. */
export async function selectCountedMissions(): Promise<string[]> {
  await adminViewer();
  const rows = await db().$queryRaw<{ slug: string }[]>`
    SELECT DISTINCT a."slug" FROM "Assignment" a JOIN "Cohort" c ON c."id" = a."cohortId" AND c."archivedAt" IS NULL
    WHERE a."kind" = 'mission' AND EXISTS (SELECT 1 FROM "Result" r WHERE r."assignmentId" = a."id" AND r."countedId" IS NOT NULL)
    ORDER BY 1`;
  return rows.map(({ slug }) => slug);
}
