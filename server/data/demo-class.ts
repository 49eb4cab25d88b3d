import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/server/db';
import { audit, COMMAND_LINE } from './audit';
import type { Tx } from './class-access';
import { settleAll } from './results';
import { takeTurn } from './take-turn';

// Written by a job and by the command line, which have no viewer; nothing here may ask for one.

/** An answer of the example class, scored. */
export interface DemoAnswer {
  questionId: string;
  choice: string[];
  correct: boolean;
  sure: boolean;
  version: string;
}

export interface DemoQuiz {
  quiz: string;
  seed: string;
  total: number;
  at: Date;
  finished: boolean;
  answers: DemoAnswer[];
}

export interface DemoDesign {
  mission: string;
  diagram: Diagram;
  at: Date;
}

/** Nobody, and what they did. */
export interface DemoLearner {
  name: string;
  section: string;
  reading: { lesson: string; section: string; readAt: Date }[];
  quizzes: DemoQuiz[];
  designs: DemoDesign[];
  /** Drawn at and not handed in. */
  drawing: DemoDesign | null;
  extension: { mission: string; dueAt: Date; reason: string } | null;
}

type DemoAssignment = Pick<
  Prisma.AssignmentGetPayload<object>,
  | 'kind'
  | 'slug'
  | 'title'
  | 'version'
  | 'sections'
  | 'dueAt'
  | 'points'
  | 'lateRule'
  | 'latePercent'
>;

const SEED = 'demo-class';
const NAME = 'Example class';
/** Behind whatever anybody hands in. */
const LAST = -1_000;
const MINUTE_MS = 60_000;

/** Whether the example class was planted once; it is not planted again, whatever became of it. */
export async function wasDemoClassPlanted(): Promise<boolean> {
  return (await db().seedRun.findUnique({ where: { name: SEED } })) !== null;
}

/** Stores the example class, all of it or nothing; `queue` has what was handed in graded. False when it is there or was, and without its owner. */
export async function insertDemoClass(
  plan: {
    ownerEmail: string;
    again: boolean;
    zone: string;
    joinCode: string;
    joinedAt: Date;
    assignments: readonly DemoAssignment[];
    learners: readonly DemoLearner[];
  },
  queue: (tx: Tx, id: string, priority: number) => Promise<void>,
): Promise<boolean> {
  return db().$transaction(
    async (tx) => {
      await takeTurn(tx, SEED);
      const owner = await tx.user.findFirst({
        where: { email: plan.ownerEmail, disabledAt: null, role: { not: 'learner' } },
        select: { id: true },
      });
      const planted = await tx.seedRun.findUnique({ where: { name: SEED } });
      if (owner === null || (planted !== null && !plan.again)) return false;
      await tx.seedRun.upsert({ where: { name: SEED }, create: { name: SEED }, update: {} });
      const cohort = await tx.cohort.create({
        data: {
          name: NAME,
          joinCode: plan.joinCode,
          joinOpen: false,
          invented: true,
          timeZone: plan.zone,
          members: { create: { userId: owner.id, role: 'owner' } },
        },
        select: { id: true },
      });
      const ids = new Map<string, string>();
      for (const [position, assignment] of plan.assignments.entries()) {
        const { id } = await tx.assignment.create({
          data: { ...assignment, position, cohortId: cohort.id, timeZone: plan.zone },
          select: { id: true },
        });
        ids.set(`${assignment.kind} ${assignment.slug}`, id);
      }
      for (const learner of plan.learners) {
        await insertLearner(tx, learner, {
          cohortId: cohort.id,
          joinedAt: plan.joinedAt,
          ids,
          queue,
        });
      }
      for (const id of ids.values()) await settleAll(tx, id);
      await audit(tx, {
        actor: COMMAND_LINE,
        action: 'class-made',
        subject: { kind: 'class', id: cohort.id, name: NAME },
        after: { invented: true },
      });
      return true;
    },
    { timeout: 60_000 },
  );
}

async function insertLearner(
  tx: Tx,
  learner: DemoLearner,
  {
    cohortId,
    joinedAt,
    ids,
    queue,
  }: {
    cohortId: string;
    joinedAt: Date;
    ids: ReadonlyMap<string, string>;
    queue: (tx: Tx, id: string, priority: number) => Promise<void>;
  },
): Promise<void> {
  const { name, section, reading, quizzes, designs, drawing, extension } = learner;
  const touched = new Map<string, Date>();
  const touch = (what: string, at: Date) => {
    const before = touched.get(what);
    if (before === undefined || before < at) touched.set(what, at);
  };
  const { id: userId } = await tx.user.create({
    data: {
      name: `${name} (invented)`,
      // Nobody receives mail there (RFC 2606), and without a password nobody signs in.
      email: `${name.toLowerCase().replace(' ', '.')}.${randomUUID().slice(0, 8)}@invented.invalid`,
      invented: true,
    },
    select: { id: true },
  });
  await tx.readSection.createMany({ data: reading.map((one) => ({ ...one, userId })) });
  for (const { lesson, readAt } of reading) touch(`lesson ${lesson}`, readAt);
  for (const { at, finished, answers, ...quiz } of quizzes) {
    const startedAt = new Date(at.getTime() - 15 * MINUTE_MS);
    await tx.quizAttempt.create({
      data: {
        ...quiz,
        userId,
        startedAt,
        finishedAt: finished ? at : null,
        score: finished ? answers.filter(({ correct }) => correct).length : null,
        answers: {
          create: answers.map((answer, n) => ({
            ...answer,
            hints: 0,
            answeredAt: new Date(startedAt.getTime() + (n + 1) * MINUTE_MS),
          })),
        },
      },
      select: { id: true },
    });
    touch(`quiz ${quiz.quiz}`, at);
  }
  for (const { mission, diagram, at } of designs) {
    const row = await tx.submission.create({
      data: {
        userId,
        mission,
        diagram,
        idempotencyKey: randomUUID(),
        createdAt: at,
        priority: LAST,
      },
      select: { id: true },
    });
    await queue(tx, row.id, LAST);
    touch(`mission ${mission}`, at);
  }
  if (drawing) {
    const { mission, diagram, at } = drawing;
    await tx.draft.create({
      data: { userId, mission, diagram, revision: 1, updatedAt: at },
      select: { userId: true },
    });
    touch(`mission ${mission}`, at);
  }
  const times = [...touched.values()].map((at) => at.getTime());
  await tx.cohortMember.create({
    data: {
      cohortId,
      userId,
      joinedAt,
      section,
      rosterName: name,
      lastAt: times.length > 0 ? new Date(Math.max(...times)) : null,
    },
  });
  await tx.result.createMany({
    data: [...touched].flatMap(([what, touchedAt]) => {
      const assignmentId = ids.get(what);
      return assignmentId
        ? [{ assignmentId, userId, cohortId, state: 'begun' as const, touchedAt }]
        : [];
    }),
  });
  const extended = extension && ids.get(`mission ${extension.mission}`);
  if (extension && extended) {
    const { dueAt, reason } = extension;
    await tx.extension.create({ data: { assignmentId: extended, userId, dueAt, reason } });
  }
}
