import 'server-only';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { type AssignmentRow, assignmentOf } from './assignments';
import { type ExtensionRow, extensionOf } from './class-learner';
import { cellsOf, type ResultCell } from './matrix';
import { isReleasedNow } from './released';

/** A class that the viewer belongs to. */
export interface OwnClass {
  id: string;
  name: string;
  archived: boolean;
  /** Their role in it; staff find it under Classes. */
  role: 'owner' | 'instructor' | 'reviewer' | 'learner';
}

/** What is set to the viewer in one class, with where they stand. */
export interface OwnAssignments {
  id: string;
  name: string;
  timeZone: string;
  archived: boolean;
  retentionDays: number;
  teachers: string[];
  points: number;
  assignments: AssignmentRow[];
  results: ResultCell[];
  extensions: ExtensionRow[];
}

/** The classes the viewer belongs to, by name. */
export async function selectOwnClasses(): Promise<OwnClass[]> {
  const viewer = await signedInViewer();
  const rows = await db().cohortMember.findMany({
    where: { userId: viewer.id, status: 'active' },
    orderBy: { cohort: { name: 'asc' } },
    select: { role: true, cohort: { select: { id: true, name: true, archivedAt: true } } },
  });
  return rows.map(({ role, cohort: { archivedAt, ...cohort } }) => ({
    ...cohort,
    archived: archivedAt !== null,
    role,
  }));
}

/** The classes whose roster expects the viewer's e-mail and that they have not joined. */
export async function selectExpecting(): Promise<{ joinCode: string; name: string }[]> {
  const viewer = await signedInViewer();
  return db().cohort.findMany({
    where: {
      roster: { some: { email: viewer.email } },
      archivedAt: null,
      joinOpen: true,
      members: { none: { userId: viewer.id } },
    },
    orderBy: { name: 'asc' },
    select: { joinCode: true, name: true },
  });
}

/** What is set to the viewer as a learner, of one class or of all that run, with their own results. */
export async function selectOwnAssignments(cohortId: string | null): Promise<OwnAssignments[]> {
  const viewer = await signedInViewer();
  const rows = await db().cohortMember.findMany({
    where: {
      userId: viewer.id,
      role: 'learner',
      status: 'active',
      ...(cohortId === null ? { cohort: { archivedAt: null } } : { cohortId }),
    },
    orderBy: { cohort: { name: 'asc' } },
    select: {
      cohort: {
        select: {
          id: true,
          name: true,
          timeZone: true,
          archivedAt: true,
          retentionDays: true,
          members: {
            where: { role: { in: ['owner', 'instructor'] }, status: 'active' },
            select: { user: { select: { name: true } } },
          },
          assignments: {
            orderBy: [{ position: 'asc' }, { id: 'asc' }],
            include: {
              results: { where: { userId: viewer.id } },
              extensions: { where: { userId: viewer.id } },
            },
          },
        },
      },
    },
  });
  const results = await cellsOf(
    rows.flatMap(({ cohort }) => cohort.assignments.flatMap((one) => one.results)),
  );
  return rows.map(({ cohort: { members, archivedAt, assignments, ...cohort } }) => ({
    ...cohort,
    // The sum beside the membership holds what is not released yet too.
    points: assignments
      .filter(isReleasedNow)
      .reduce((sum, { results: [result] }) => sum + (result?.score ?? 0), 0),
    archived: archivedAt !== null,
    teachers: members.map(({ user }) => user.name),
    assignments: assignments.map(({ results: _, extensions: __, ...row }) => assignmentOf(row)),
    results: results.filter(({ assignmentId }) =>
      assignments.some(({ id }) => id === assignmentId),
    ),
    extensions: assignments.flatMap(({ extensions }) => extensions.map(extensionOf)),
  }));
}
