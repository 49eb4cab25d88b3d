import 'server-only';
// biome-ignore lint/style/noRestrictedImports: cache() is React's memory of one request, not user interface
import { cache } from 'react';
import { isSessionAlive } from '@/core/access/session-life';
import { selectOptionalSession, touchSession } from '@/server/data/sessions';
import { staffNeedsSecondFactor } from '@/server/env';
import { log } from '@/server/log';
import { readSession } from './session';
import { tokenHashOf } from './token';

export type Role = 'learner' | 'instructor' | 'admin';

/** The signed-in person of the current request, as their row says right now. */
export interface Viewer {
  id: string;
  email: string;
  name: string;
  role: Role;
}

/** The session of the current request. */
export interface OpenSession {
  id: string;
  /** When its owner last proved who they are. */
  confirmedAt: Date;
  viewer: Viewer;
  /** Waits for the second factor that this site asks of its staff: until it is on, nothing opens but the page where it is made. */
  held: boolean;
}

/** How often it is noted that a session is in use, ms. */
const TOUCH_MS = 60_000;

/** The session of the request as its row says; null without one that is alive. Read once per request. */
export const getSession = cache(async (): Promise<OpenSession | null> => {
  const cookie = await readSession();
  const tokenHash = cookie && tokenHashOf(cookie.token);
  const row = tokenHash ? await selectOptionalSession(tokenHash) : null;
  const now = new Date();
  if (row === null || row.user.id !== cookie?.userId) return null;
  const { disabledAt, passwordHash, secondFactor, ...viewer } = row.user;
  if (disabledAt !== null || !isSessionAlive({ ...row, role: viewer.role }, now)) return null;
  if (now.getTime() - row.lastSeenAt.getTime() > TOUCH_MS) {
    // Reading goes on when nothing can be written.
    await touchSession(row.id, now).catch((error) => log.warn({ err: error }, 'not noted as seen'));
  }
  // A provider vouches for who has no password here, and may ask for a second step itself.
  const alone = passwordHash !== null && !secondFactor?.activeAt;
  const held = staffNeedsSecondFactor() && viewer.role !== 'learner' && alone;
  return { id: row.id, confirmedAt: row.confirmedAt, viewer, held };
});

/** Who is asking; null for a visitor, for a session that has ended and for one that is held. */
export async function getViewer(): Promise<Viewer | null> {
  const session = await getSession();
  return session === null || session.held ? null : session.viewer;
}

/** What ends a page, loaded by pages alone: a process without pages has no React for it. */
const navigation = () => import('next/navigation');

async function goTo(path: string): Promise<never> {
  return (await navigation()).redirect(path);
}

const signInFirst = (path: string) => goTo(`/sign-in?next=${encodeURIComponent(path)}`);

/**
 * For pages: the signed-in person; sends a visitor to sign in and back to `path` (begins with `/`), and whoever lacks the second
 * factor that the site asks for to the page where it is made.
 */
export async function requireUser(path: string): Promise<Viewer> {
  const session = await getSession();
  if (session === null) return signInFirst(path);
  if (session.held) return goTo('/account/second-factor');
  return session.viewer;
}

/** For the page of the second factor: also who is held until it is on. */
export async function requireSession(path: string): Promise<OpenSession> {
  return (await getSession()) ?? signInFirst(path);
}

/** For pages: an admin; to anybody else who is signed in the page does not exist. */
export async function requireAdmin(path: string): Promise<Viewer> {
  const viewer = await requireUser(path);
  if (viewer.role !== 'admin') (await navigation()).notFound();
  return viewer;
}
