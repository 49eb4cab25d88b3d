import 'server-only';
import { isSessionAlive } from '@/core/access/session-life';
import type { SessionLine } from '@/core/contracts/session-line';
import { signedInViewer } from '@/server/auth/guards';
import { getSession } from '@/server/auth/viewer';
import { db } from '@/server/db';
import { signedOut } from '@/server/errors';
import { audit } from './audit';

/** The sessions of the viewer that are alive, the last used first. */
export async function selectOwnSessions(): Promise<SessionLine[]> {
  const own = await getSession();
  if (own === null) throw signedOut();
  const { id: userId, role } = own.viewer;
  const rows = await db().session.findMany({
    where: { userId },
    orderBy: { lastSeenAt: 'desc' },
    select: { id: true, device: true, address: true, createdAt: true, lastSeenAt: true },
  });
  const now = new Date();
  return rows
    .filter((row) => isSessionAlive({ ...row, role }, now))
    .map(({ createdAt, lastSeenAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      isThis: row.id === own.id,
    }));
}

/** Ends a session of the viewer; false when it is not theirs, or has ended. */
export async function deleteOwnSession(id: string): Promise<boolean> {
  const viewer = await signedInViewer();
  return db().$transaction(async (tx) => {
    const session = await tx.session.findFirst({
      where: { id, userId: viewer.id },
      select: { device: true },
    });
    if (session === null) return false;
    const { count } = await tx.session.deleteMany({ where: { id } });
    if (count === 0) return false;
    await audit(tx, {
      actor: viewer,
      action: 'session-ended',
      subject: { kind: 'account', id: viewer.id, name: viewer.name },
      before: { device: session.device },
    });
    return true;
  });
}

/** Ends every session of the viewer, this one included. */
export async function deleteOwnSessions(): Promise<void> {
  const viewer = await signedInViewer();
  await db().$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { userId: viewer.id } });
    await audit(tx, {
      actor: viewer,
      action: 'signed-out-everywhere',
      subject: { kind: 'account', id: viewer.id, name: viewer.name },
      before: { browsers: count },
    });
  });
}

/** Notes that the viewer has just proved who they are in this session. */
export async function confirmSession(now: Date): Promise<void> {
  const session = await getSession();
  if (session === null) throw signedOut();
  await db().session.updateMany({ where: { id: session.id }, data: { confirmedAt: now } });
}
