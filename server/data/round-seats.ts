import 'server-only';
import { EMPTY_BOOK, type PartnerBook, PartnerBookSchema } from '@/core/interview/partner-book';
import type { RoundState } from '@/core/interview/round-state';
import type { Prisma } from '@/generated/prisma/client';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { audit } from './audit';
import { readJson } from './read-json';
import { tellRound, wakeRound } from './round-news';
import { ROUND, type StoredRound, stored } from './rounds';

// The seat of the interviewer. A link leads to it, which one account may take; what is to be seen from it is in no page of the candidate's.

const lock = (tx: Prisma.TransactionClient, id: string) =>
  tx.$queryRaw`SELECT 1 FROM "Round" WHERE "id" = ${id}::uuid FOR UPDATE`;

/** Notes a change for all who look at a round; within the transaction that makes it. */
async function noteChange(tx: Prisma.TransactionClient, id: string): Promise<void> {
  await tx.round.update({
    where: { id },
    data: { revision: { increment: 1 } },
    select: { id: true },
  });
  await tellRound(tx, id);
}

/** Makes a change of a round and tells all who look at it. */
async function changing<T>(
  id: string,
  change: (tx: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  const done = await db().$transaction(async (tx) => {
    await lock(tx, id);
    return change(tx);
  });
  wakeRound(id);
  return done;
}

/**
 * Stores the link to the seat in an open round of the viewer, in place of the one before; `taken` when somebody sits there, null for any other
 * round.
 */
export async function insertSeat(
  roundId: string,
  tokenHash: string,
  expiresAt: Date,
): Promise<'made' | 'taken' | null> {
  const viewer = await signedInViewer();
  return changing(roundId, async (tx) => {
    const round = await tx.round.findFirst({
      where: { id: roundId, userId: viewer.id, open: true, sealed: false },
      select: { mission: true, seat: { select: { userId: true, expiresAt: true } } },
    });
    if (round === null) return null;
    const now = new Date();
    if (round.seat?.userId && round.seat.expiresAt > now) return 'taken';
    const data = { tokenHash, expiresAt, userId: null };
    await tx.roundSeat.upsert({
      where: { roundId },
      create: { roundId, ...data, book: EMPTY_BOOK },
      update: data,
      select: { roundId: true },
    });
    await noteChange(tx, roundId);
    await audit(tx, {
      actor: viewer,
      action: 'interviewer-invited',
      subject: { kind: 'round', id: roundId, name: round.mission },
      after: { expiresAt: expiresAt.toISOString() },
    });
    return 'made';
  });
}

/** Takes the link back and sends away who sits there; what was noted stays. False for any other's round. */
export async function endSeat(roundId: string): Promise<boolean> {
  const viewer = await signedInViewer();
  return changing(roundId, async (tx) => {
    const { count } = await tx.roundSeat.updateMany({
      where: { roundId, round: { userId: viewer.id } },
      data: { tokenHash: null, userId: null, expiresAt: new Date() },
    });
    if (count > 0) await noteChange(tx, roundId);
    return count > 0;
  });
}

/** Where a link to a seat leads. */
export interface OfferedSeat {
  roundId: string;
  mission: string;
  candidate: string;
  /** `own`: the viewer is the candidate. `over`: the round has ended. */
  state: 'free' | 'mine' | 'taken' | 'own' | 'over';
}

/** The seat behind a link; null for an unknown, replaced or expired one alike. */
export async function selectOfferedSeat(tokenHash: string): Promise<OfferedSeat | null> {
  const viewer = await signedInViewer();
  const row = await db().roundSeat.findUnique({
    where: { tokenHash, expiresAt: { gt: new Date() } },
    select: {
      roundId: true,
      userId: true,
      round: {
        select: { mission: true, open: true, userId: true, user: { select: { name: true } } },
      },
    },
  });
  if (row === null) return null;
  const { roundId, userId, round } = row;
  const state =
    round.userId === viewer.id
      ? 'own'
      : userId === viewer.id
        ? 'mine'
        : userId !== null
          ? 'taken'
          : round.open === null
            ? 'over'
            : 'free';
  return { roundId, mission: round.mission, candidate: round.user.name, state };
}

/** Takes the seat behind a link for the viewer; says why not, and null for a link that leads nowhere. */
export async function takeSeat(tokenHash: string): Promise<OfferedSeat | null> {
  const offered = await selectOfferedSeat(tokenHash);
  if (offered?.state !== 'free') return offered;
  const viewer = await signedInViewer();
  await changing(offered.roundId, async (tx) => {
    // Of two who come at once one gets it.
    const { count } = await tx.roundSeat.updateMany({
      where: { tokenHash, userId: null, expiresAt: { gt: new Date() }, round: { open: true } },
      data: { userId: viewer.id },
    });
    if (count > 0) await noteChange(tx, offered.roundId);
  });
  return selectOfferedSeat(tokenHash);
}

/** Leaves the seat; what was noted stays, and the link leads to it again while it lasts. False for who does not sit there. */
export async function leaveSeat(roundId: string): Promise<boolean> {
  const viewer = await signedInViewer();
  return changing(roundId, async (tx) => {
    const { count } = await tx.roundSeat.updateMany({
      where: { roundId, userId: viewer.id },
      data: { userId: null },
    });
    if (count > 0) await noteChange(tx, roundId);
    return count > 0;
  });
}

/** A round as its interviewer has it. */
export interface InterviewedRound {
  round: StoredRound;
  candidate: { id: string; name: string };
  book: PartnerBook;
  expiresAt: Date;
}

async function interviewed(
  tx: Prisma.TransactionClient,
  roundId: string,
  viewerId: string,
): Promise<InterviewedRound | null> {
  const row = await tx.roundSeat.findFirst({
    where: { roundId, userId: viewerId, expiresAt: { gt: new Date() } },
    select: {
      book: true,
      expiresAt: true,
      round: { select: { ...ROUND, user: { select: { id: true, name: true } } } },
    },
  });
  if (row === null) return null;
  const { user, ...own } = row.round;
  const round = stored(own);
  if (round === null) return null;
  const book = readJson(PartnerBookSchema, row.book, 'the notes of an interviewer') ?? EMPTY_BOOK;
  return { round, candidate: user, book, expiresAt: row.expiresAt };
}

/** The round in which the viewer has the seat; null for any other, and once the seat has expired. */
export async function selectInterviewed(roundId: string): Promise<InterviewedRound | null> {
  const viewer = await signedInViewer();
  return interviewed(db(), roundId, viewer.id);
}

/** Changes a round from its seat, as `changeRound` does from the other side of the table. Null for who does not sit there. */
export async function changeInterviewed(
  roundId: string,
  change: (round: StoredRound, book: PartnerBook) => { state: RoundState; book: PartnerBook },
): Promise<InterviewedRound | null> {
  const viewer = await signedInViewer();
  return changing(roundId, async (tx) => {
    const before = await interviewed(tx, roundId, viewer.id);
    if (before === null) return null;
    const { state, book } = change(before.round, before.book);
    if (state === before.round.state && book === before.book) return before;
    if (book !== before.book)
      await tx.roundSeat.update({ where: { roundId }, data: { book }, select: { roundId: true } });
    await tx.round.update({ where: { id: roundId }, data: { state }, select: { id: true } });
    await noteChange(tx, roundId);
    const revision = before.round.revision + 1;
    return { ...before, book, round: { ...before.round, state, revision } };
  });
}

/** Rounds in which the viewer has the seat, newest first. */
export async function selectOwnSeats(): Promise<
  { roundId: string; mission: string; candidate: string; isOpen: boolean }[]
> {
  const viewer = await signedInViewer();
  const rows = await db().roundSeat.findMany({
    where: { userId: viewer.id, expiresAt: { gt: new Date() } },
    orderBy: { roundId: 'desc' },
    take: 10,
    select: {
      roundId: true,
      round: { select: { mission: true, open: true, user: { select: { name: true } } } },
    },
  });
  return rows.map(({ roundId, round }) => ({
    roundId,
    mission: round.mission,
    candidate: round.user.name,
    isOpen: round.open === true,
  }));
}

/** What was noted in a round of the viewer; null where nobody ever sat there or wrote anything. */
export async function selectBook(roundId: string): Promise<PartnerBook | null> {
  const viewer = await signedInViewer();
  const row = await db().roundSeat.findFirst({
    where: { roundId, round: { userId: viewer.id } },
    select: { book: true },
  });
  const book = row && readJson(PartnerBookSchema, row.book, 'the notes of an interviewer');
  return book && book.heard.length + book.notes.length > 0 ? book : null;
}
