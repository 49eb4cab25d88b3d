import 'server-only';
import { EMPTY_BOOK } from '@/core/interview/partner-book';
import {
  isTrying,
  type RoundReport,
  RoundReportSchema,
  roundPoints,
} from '@/core/interview/round-report';
import { type RoundState, RoundStateSchema } from '@/core/interview/round-state';
import type { Seat } from '@/core/interview/round-view';
import type { Prisma } from '@/generated/prisma/client';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { isUniqueViolation } from './prisma-errors';
import { readJson } from './read-json';
import { settleGraded, settleWork } from './results';
import { tellRound, wakeRound } from './round-news';

/** A round of the viewer as it is stored. */
export interface StoredRound {
  id: string;
  mission: string;
  seed: string;
  state: RoundState;
  report: RoundReport | null;
  problem: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  finishedAt: string | null;
  /** The place of its interviewer; null where nobody was invited, and once that has ended. */
  seat: Seat | null;
  revision: number;
  /** Taken for an assignment: nobody else looks on. */
  sealed: boolean;
}

const SEAT = {
  expiresAt: true,
  user: { select: { name: true } },
} as const satisfies Prisma.RoundSeatSelect;

type SeatRow = Prisma.RoundSeatGetPayload<{ select: typeof SEAT }>;

/** The seat as its candidate sees it; null for one that has expired or was taken away. */
function seatOf(row: SeatRow | null): Seat | null {
  if (row === null || row.expiresAt <= new Date()) return null;
  return { name: row.user?.name ?? null, expiresAt: row.expiresAt.toISOString() };
}

export const ROUND = {
  id: true,
  mission: true,
  seed: true,
  state: true,
  report: true,
  problem: true,
  createdAt: true,
  finishedAt: true,
  revision: true,
  sealed: true,
  seat: { select: SEAT },
} as const satisfies Prisma.RoundSelect;

type Row = Prisma.RoundGetPayload<{ select: typeof ROUND }>;

/** Null when another version of the site wrote a state that cannot be read any more. */
export function stored({
  state,
  report,
  createdAt,
  finishedAt,
  seat,
  ...row
}: Row): StoredRound | null {
  const read = readJson(RoundStateSchema, state, 'the state of a round');
  if (read === null) return null;
  return {
    ...row,
    state: read,
    report: report === null ? null : readJson(RoundReportSchema, report, 'the report of a round'),
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    seat: seatOf(seat),
  };
}

/** Begins a round of the viewer; null when they have an open one. */
export async function insertRound({
  seat,
  ...data
}: {
  mission: string;
  seed: string;
  state: RoundState;
  sealed: boolean;
  /** Who is the interviewer from the start; null for nobody. */
  seat: { userId: string; expiresAt: Date } | null;
}): Promise<string | null> {
  const viewer = await signedInViewer();
  try {
    const row = await db().round.create({
      data: {
        ...data,
        userId: viewer.id,
        ...(seat === null ? {} : { seat: { create: { ...seat, book: EMPTY_BOOK } } }),
      },
      select: { id: true },
    });
    return row.id;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** A round of the viewer; null for any other. */
export async function selectOptionalRound(id: string): Promise<StoredRound | null> {
  const viewer = await signedInViewer();
  const row = await db().round.findFirst({ where: { id, userId: viewer.id }, select: ROUND });
  return row && stored(row);
}

/** The id and mission of the viewer's open round; null without. */
export async function selectOpenRound(): Promise<{ id: string; mission: string } | null> {
  const viewer = await signedInViewer();
  return db().round.findFirst({
    where: { userId: viewer.id, open: true },
    select: { id: true, mission: true },
  });
}

/** The viewer's finished rounds, newest first: the latest 50. */
export async function selectFinishedRounds(): Promise<StoredRound[]> {
  const viewer = await signedInViewer();
  const rows = await db().round.findMany({
    where: { userId: viewer.id, open: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 50,
    select: ROUND,
  });
  return rows.flatMap((row) => stored(row) ?? []);
}

/**
 * Changes a round of the viewer, one change after another, whoever asks for it in how many tabs. `change` sees it as it is and gives the new
 * state; what it throws leaves the round as it was. `changed` runs in the transaction. Null for any other's round.
 */
export async function changeRound(
  id: string,
  change: (round: StoredRound) => RoundState,
  changed: (tx: Prisma.TransactionClient, before: RoundState, after: RoundState) => Promise<void>,
): Promise<StoredRound | null> {
  const viewer = await signedInViewer();
  const result = await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Round" WHERE "id" = ${id}::uuid FOR UPDATE`;
    const row = await tx.round.findFirst({ where: { id, userId: viewer.id }, select: ROUND });
    const round = row && stored(row);
    if (!round) return null;
    const state = change(round);
    if (state === round.state) return round;
    const isOver = state.finished && !round.state.finished;
    const finishedAt = isOver ? new Date() : undefined;
    await tx.round.update({
      where: { id },
      data: {
        state,
        revision: { increment: 1 },
        ...(isOver ? { open: null, finishedAt } : {}),
      },
      select: { id: true },
    });
    await changed(tx, round.state, state);
    if (isOver) await settleWork(tx, viewer.id, 'round', [round.mission]);
    await tellRound(tx, id);
    return {
      ...round,
      state,
      finishedAt: finishedAt?.toISOString() ?? round.finishedAt,
      revision: round.revision + 1,
    };
  });
  wakeRound(id);
  return result;
}

/** A round whose report is not settled, whoever's it is and whether it goes on or is over; for the jobs that judge it. Null when there is nothing to do. */
export async function selectUnsettledRound(id: string): Promise<StoredRound | null> {
  const row = await db().round.findFirst({
    where: { id, earned: null, problem: null },
    select: ROUND,
  });
  return row && stored(row);
}

/** Stores the report of a round, or why there is none. It counts, and is settled, once none of its reasons is being tried any more. */
export async function endJudging(
  id: string,
  outcome: { report: RoundReport } | { problem: string },
): Promise<void> {
  const isSoFar = 'report' in outcome && isTrying(outcome.report);
  const points = 'report' in outcome && !isSoFar ? roundPoints(outcome.report) : {};
  await db().$transaction(async (tx) => {
    const [row] = await tx.round.updateManyAndReturn({
      where: { id, open: null, earned: null },
      data: { ...outcome, ...points },
      select: { userId: true },
    });
    if (!row || isSoFar) return;
    await tx.roundGrade.deleteMany({ where: { roundId: id } });
    await settleGraded(tx, row.userId, { roundId: id });
  });
}
