import { randomUUID } from 'node:crypto';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/server/db';

/** Stores a class of these people. */
export async function makeClass(
  members: Prisma.CohortMemberCreateManyCohortInput[],
  change: Partial<Prisma.CohortCreateInput> = {},
): Promise<string> {
  const { id } = await db().cohort.create({
    data: {
      name: 'A class',
      joinCode: randomUUID(),
      members: { createMany: { data: members } },
      ...change,
    },
  });
  return id;
}

/** Stores an assignment of a class. */
export async function makeAssignment(
  cohortId: string,
  change: Partial<Prisma.AssignmentUncheckedCreateInput> = {},
): Promise<string> {
  const { id } = await db().assignment.create({
    data: {
      cohortId,
      kind: 'mission',
      slug: 'newsletter',
      title: 'A newsletter',
      position: await db().assignment.count({ where: { cohortId } }),
      timeZone: 'UTC',
      ...change,
    },
  });
  return id;
}

/** Stores a submission with its grade, handed in to these assignments. */
export async function makeSubmission(
  userId: string,
  at: Date,
  {
    earned = 50,
    failed = [] as string[],
    mission = 'newsletter',
    assignedTo = [] as string[],
  } = {},
): Promise<string> {
  const { id } = await db().submission.create({
    data: {
      userId,
      mission,
      diagram: {},
      idempotencyKey: randomUUID(),
      state: 'graded',
      createdAt: at,
      assignedTo: { create: assignedTo.map((assignmentId) => ({ assignmentId })) },
    },
  });
  const grade = await db().grade.create({
    data: {
      submissionId: id,
      cause: 'hand-in',
      report: { findings: [], scenarios: [] },
      missionVersion: '1',
      engineVersion: '1',
      seed: randomUUID(),
      passed: earned >= 50,
      stars: 0,
      earned,
      total: 100,
      failed,
      events: 0,
    },
  });
  await db().submission.update({ where: { id }, data: { currentGradeId: grade.id } });
  return id;
}
