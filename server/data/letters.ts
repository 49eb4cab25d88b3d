import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/server/db';
import { type Letter, LetterSchema } from '@/server/mail/letters';
import { sealed, unsealed } from '@/server/sealed';
import { QUEUE, sendIn } from './job-queue';

// The command line makes accounts and links too, and has no viewer: nothing here may ask for one.

const about = (id: string) => `letter ${id}`;

/** A mail server may be away for a while: about ten tries in four hours. */
export const MOST_TRIES = 10;
const RETRY = { retryLimit: MOST_TRIES, retryDelay: 15, retryBackoff: true };

/**
 * Decides on a letter within the transaction of what it tells of; it is sent by a job, of the queue that the server has
 * started by then. `userId` is null for who has no account.
 */
export async function insertLetter(
  tx: Prisma.TransactionClient,
  userId: string | null,
  letter: Letter,
): Promise<void> {
  const id = randomUUID();
  const content = sealed(Buffer.from(JSON.stringify(letter)), about(id));
  await tx.letter.create({
    data: { id, userId, kind: letter.kind, content },
    select: { id: true },
  });
  await sendIn(tx, QUEUE.mail, id, 0, RETRY);
}

/** What a letter that still waits says; null for one that is gone, done, or sealed with a secret that is lost. */
export async function selectWaitingLetter(
  id: string,
): Promise<{ letter: Letter; tries: number } | null> {
  const row = await db().letter.findFirst({
    where: { id, state: 'waiting' },
    select: { content: true, tries: true },
  });
  const text = row?.content ? unsealed(row.content, about(id)) : null;
  if (row === null || text === null) return null;
  return { letter: LetterSchema.parse(JSON.parse(text.toString())), tries: row.tries };
}

/** Notes that a letter is sent; what it said leaves the database. */
export async function endLetter(id: string): Promise<void> {
  await db().letter.updateMany({
    where: { id, state: 'waiting' },
    data: { state: 'sent', content: null, tries: { increment: 1 }, endedAt: new Date() },
  });
}

/** Removes a letter that has nobody to go to. */
export async function dropLetter(id: string): Promise<void> {
  await db().letter.deleteMany({ where: { id } });
}

/** Notes that a try failed, and gives the letter up when it was the last; true then. */
export async function noteFailedTry(id: string, tries: number, trouble: string): Promise<boolean> {
  const last = tries + 1 >= MOST_TRIES;
  await db().letter.updateMany({
    where: { id, state: 'waiting' },
    data: {
      tries: tries + 1,
      trouble: trouble.slice(0, 500),
      ...(last ? { state: 'failed', content: null, endedAt: new Date() } : {}),
    },
  });
  return last;
}

/** Removes letters that ended before an instant. */
export async function deleteLettersBefore(before: Date): Promise<void> {
  await db().letter.deleteMany({ where: { endedAt: { lt: before } } });
}
