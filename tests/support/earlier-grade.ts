import { randomUUID } from 'node:crypto';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { GradeReport } from '@/core/contracts/grade-report';
import type { Mission, MissionCheck } from '@/core/contracts/mission-schema';
import { gradeOverSeeds } from '@/core/grading/grade-over-seeds';
import type { Prisma } from '@/generated/prisma/client';
import { loadMission } from '@/server/content/missions';
import { insertGrade, keepMission } from '@/server/data/grades';
import { db } from '@/server/db';

/** The newsletter as it may have been once. */
export async function earlierNewsletter(change: (copy: Mission) => void): Promise<Mission> {
  const loaded = await loadMission('newsletter');
  if (loaded === null) throw new Error('there is no newsletter');
  const copy = structuredClone(loaded.mission);
  change(copy);
  return copy;
}

/** A check of a mission, to be changed. */
export function checkOf(mission: Mission, id: string): MissionCheck {
  const found = mission.stages.flatMap(({ checks }) => checks).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return found;
}

const reports = new Map<string, GradeReport>();

/** Stores a hand-in to these assignments with the grade that a mission of then gave it. Equal ones are simulated once. */
export async function handedInEarlier(
  userId: string,
  mission: Mission,
  {
    diagram,
    assignedTo,
    at = new Date(),
    seed = 'a seed',
  }: {
    diagram: Diagram;
    assignedTo: string[];
    at?: Date;
    seed?: string;
  },
): Promise<string> {
  const key = JSON.stringify([mission, diagram, seed]);
  const report =
    reports.get(key) ?? gradeOverSeeds({ mission, missionSlug: 'newsletter', diagram, seed });
  reports.set(key, report);
  return db().$transaction(async (tx) => {
    const { id } = await tx.submission.create({
      data: {
        userId,
        mission: 'newsletter',
        diagram: diagram as unknown as Prisma.InputJsonValue,
        idempotencyKey: randomUUID(),
        state: 'graded',
        createdAt: at,
        assignedTo: { create: assignedTo.map((assignmentId) => ({ assignmentId })) },
      },
      select: { id: true },
    });
    await keepMission(tx, 'newsletter', mission);
    const grade = await insertGrade(tx, {
      submissionId: id,
      cause: 'hand-in',
      mission,
      diagram,
      report,
    });
    await tx.submission.update({ where: { id }, data: { currentGradeId: grade.id } });
    return id;
  });
}
