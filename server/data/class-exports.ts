import 'server-only';
import type { GradebookColumn, GradebookLearner } from '@/core/classes/gradebook';
import { db } from '@/server/db';
import { audit } from './audit';
import { classSubject, requireClass } from './class-access';
import { IS_LEARNER } from './class-conditions';

const LEARNERS_A_BATCH = 200;
const SUBMISSIONS_A_BATCH = 50;

/** The columns of a gradebook, and its learners batch by batch in the order of their names. Notes who took it home. */
export async function exportGradebook(cohortId: string): Promise<{
  name: string;
  columns: GradebookColumn[];
  batches: AsyncGenerator<GradebookLearner[]>;
}> {
  const { viewer, cohort } = await requireClass(cohortId, 'people');
  await db().$transaction((tx) =>
    audit(tx, { actor: viewer, action: 'gradebook-exported', subject: classSubject(cohort) }),
  );
  const columns = await db().assignment.findMany({
    where: { cohortId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, title: true, points: true },
  });
  return { name: cohort.name, columns, batches: gradebookBatches(cohortId) };
}

async function* gradebookBatches(cohortId: string): AsyncGenerator<GradebookLearner[]> {
  let after = { sortName: '', userId: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const rows = await db().$queryRaw<
      {
        userId: string;
        sortName: string;
        name: string;
        email: string;
        section: string | null;
        externalId: string | null;
        scores: Record<string, number> | null;
      }[]
    >`
      SELECT m."userId", m."sortName", COALESCE(m."rosterName", u."name") AS "name", u."email", m."section", m."externalId",
        (SELECT json_object_agg(r."assignmentId", r."score") FROM "Result" r
         WHERE r."cohortId" = m."cohortId" AND r."userId" = m."userId" AND r."score" IS NOT NULL) AS "scores"
      FROM "CohortMember" m JOIN "User" u ON u."id" = m."userId"
      WHERE m."cohortId" = ${cohortId}::uuid AND ${IS_LEARNER}
        AND (m."sortName", m."userId") > (${after.sortName}, ${after.userId}::uuid)
      ORDER BY m."sortName", m."userId" LIMIT ${LEARNERS_A_BATCH}`;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last;
    yield rows.map(({ scores, ...row }) => ({
      ...row,
      scores: new Map(Object.entries(scores ?? {})),
    }));
    if (rows.length < LEARNERS_A_BATCH) return;
  }
}

/** What was handed in to the assignments of a class, of one or of all, batch by batch. Notes who took it home. */
export async function exportSubmissions(
  cohortId: string,
  assignmentId: string | null,
): Promise<AsyncGenerator<object[]>> {
  const { viewer, cohort } = await requireClass(cohortId, 'people');
  await db().$transaction((tx) =>
    audit(tx, { actor: viewer, action: 'work-exported', subject: classSubject(cohort) }),
  );
  return submissionBatches(cohortId, assignmentId);
}

async function* submissionBatches(
  cohortId: string,
  assignmentId: string | null,
): AsyncGenerator<object[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await db().assignedWork.findMany({
      where: {
        id: { gt: after },
        submissionId: { not: null },
        assignment: { cohortId, ...(assignmentId === null ? {} : { id: assignmentId }) },
        // Who left or was removed is not exported anew; what is visible of them is on their page.
        submission: {
          user: { memberships: { some: { cohortId, role: 'learner', status: 'active' } } },
        },
      },
      orderBy: { id: 'asc' },
      take: SUBMISSIONS_A_BATCH,
      select: {
        id: true,
        assignmentId: true,
        submission: {
          select: {
            id: true,
            mission: true,
            createdAt: true,
            state: true,
            diagram: true,
            user: { select: { id: true, name: true, email: true } },
            currentGrade: {
              select: {
                passed: true,
                stars: true,
                earned: true,
                total: true,
                failed: true,
                missionVersion: true,
                rulesVersion: true,
                engineVersion: true,
              },
            },
          },
        },
      },
    });
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield rows.map(({ assignmentId: assignment, submission }) => ({ assignment, ...submission }));
    if (rows.length < SUBMISSIONS_A_BATCH) return;
  }
}
