import 'server-only';
import type { Membership } from '@/core/access/class-powers';
import { type SharedClass, type Sight, sightOf } from '@/core/access/sight';
import type { Prisma } from '@/generated/prisma/client';
import type { Viewer } from '@/server/auth/viewer';
import { db } from '@/server/db';

/** The classes to which both belong or belonged. */
async function selectSharedClasses(viewerId: string, ownerId: string): Promise<SharedClass[]> {
  const rows = await db().$queryRaw<
    {
      cohortId: string;
      role: Membership['role'];
      status: Membership['status'];
      ownerRole: Membership['role'];
      ownerStatus: Membership['status'];
      joinedAt: Date;
      endedAt: Date | null;
      archivedAt: Date | null;
      retentionDays: number;
    }[]
  >`
    SELECT v."cohortId", v."role", v."status", o."role" AS "ownerRole", o."status" AS "ownerStatus",
           o."joinedAt", o."endedAt", c."archivedAt", c."retentionDays"
    FROM "CohortMember" v JOIN "CohortMember" o ON o."cohortId" = v."cohortId" JOIN "Cohort" c ON c."id" = v."cohortId"
    WHERE v."userId" = ${viewerId}::uuid AND o."userId" = ${ownerId}::uuid`;
  return rows.map((row) => ({
    cohortId: row.cohortId,
    looking: { role: row.role, status: row.status },
    owner: {
      role: row.ownerRole,
      status: row.ownerStatus,
      joinedAt: row.joinedAt.getTime(),
      endedAt: row.endedAt?.getTime() ?? null,
    },
    archivedAt: row.archivedAt?.getTime() ?? null,
    retentionDays: row.retentionDays,
  }));
}

/** How much of a person's work the viewer may see; the rules are those of `sightOf`. */
export async function selectSight(viewer: Viewer, ownerId: string): Promise<Sight> {
  const shared =
    viewer.id === ownerId || viewer.role === 'admin'
      ? []
      : await selectSharedClasses(viewer.id, ownerId);
  return sightOf(viewer, ownerId, shared, Date.now());
}

/** The submissions of the person a sight is of that lie within it, as a condition. The same decision as `sees`. */
export function submissionsIn(sight: Sight): Prisma.SubmissionWhereInput {
  if (sight.all) return {};
  const { practiceSince, handedInTo } = sight;
  return {
    OR: [
      { assignedTo: { some: { assignment: { cohortId: { in: handedInTo } } } } },
      ...(practiceSince === null ? [] : [{ createdAt: { gte: new Date(practiceSince) } }]),
    ],
  };
}

/** The rounds of the person a sight is of that lie within it: those alone that were handed in. Practice with a friend is no class's. */
export function roundsIn(sight: Sight): Prisma.RoundWhereInput {
  if (sight.all) return {};
  return { assignedTo: { some: { assignment: { cohortId: { in: sight.handedInTo } } } } };
}

/** The finished quiz attempts of the person a sight is of that lie within it, as a condition. The same decision as `sees`. */
export function attemptsIn(sight: Sight): Prisma.QuizAttemptWhereInput {
  if (sight.all) return {};
  const { practiceSince, handedInTo } = sight;
  return {
    OR: [
      { assignedTo: { some: { assignment: { cohortId: { in: handedInTo } } } } },
      ...(practiceSince === null ? [] : [{ finishedAt: { gte: new Date(practiceSince) } }]),
    ],
  };
}
