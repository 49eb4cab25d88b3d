import 'server-only';
import { IDLE_MS, LONGEST_MS } from '@/core/access/session-life';
import { db } from '@/server/db';
import { audit } from './audit';

// The rows behind the cookies. These functions run before anybody is known, so they ask for no viewer.

/** A session that is to be opened. */
export interface NewSession {
  tokenHash: string;
  device: string;
  address: string | null;
}

/** So many browsers nobody has; the longest unused ones of more are ended. */
const MOST_SESSIONS = 100;

/** Opens a session for somebody who has proved who they are. */
export async function insertSession(
  { id: userId, name }: { id: string; name: string },
  session: NewSession,
): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.session.create({ data: { ...session, userId }, select: { id: true } });
    const surplus = await tx.session.findMany({
      where: { userId },
      orderBy: { lastSeenAt: 'desc' },
      skip: MOST_SESSIONS,
      select: { id: true },
    });
    if (surplus.length > 0) {
      await tx.session.deleteMany({ where: { id: { in: surplus.map(({ id }) => id) } } });
    }
    await audit(tx, {
      actor: { id: userId, name },
      action: 'signed-in',
      subject: { kind: 'account', id: userId, name },
      after: { device: session.device },
    });
  });
}

/** A session with whose it is; null when there is none. */
export function selectOptionalSession(tokenHash: string) {
  return db().session.findUnique({
    where: { tokenHash },
    select: {
      id: true,
      createdAt: true,
      lastSeenAt: true,
      confirmedAt: true,
      user: {
        select: {
          id: true,
          email: true,
          name: true,
          role: true,
          disabledAt: true,
          passwordHash: true,
          secondFactor: { select: { activeAt: true } },
        },
      },
    },
  });
}

/** Notes that a session is in use. */
export async function touchSession(id: string, now: Date): Promise<void> {
  await db().session.updateMany({ where: { id }, data: { lastSeenAt: now } });
}

/** Ends the session behind a cookie, if there is one. */
export async function deleteSessionByToken(tokenHash: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const session = await tx.session.findUnique({
      where: { tokenHash },
      select: { user: { select: { id: true, name: true } } },
    });
    if (session === null) return;
    await tx.session.deleteMany({ where: { tokenHash } });
    const { user } = session;
    await audit(tx, { actor: user, action: 'signed-out', subject: { kind: 'account', ...user } });
  });
}

/** Removes the sessions that open nothing any more. For the nightly work. */
export async function deleteEndedSessions(now: Date): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  await db().session.deleteMany({
    where: {
      OR: [
        { createdAt: { lt: before(LONGEST_MS) } },
        ...(['learner', 'instructor', 'admin'] as const).map((role) => ({
          user: { role },
          lastSeenAt: { lt: before(IDLE_MS[role]) },
        })),
      ],
    },
  });
}
