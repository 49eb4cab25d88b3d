import 'server-only';
import { notFound, redirect } from 'next/navigation';
// biome-ignore lint/style/noRestrictedImports: cache() is React's memory of one request, not user interface
import { cache } from 'react';
import { isSessionAlive } from '@/core/access/session-life';
import { selectOptionalSession, touchSession } from '@/server/data/sessions';
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
  const { disabledAt, ...viewer } = row.user;
  if (disabledAt !== null || !isSessionAlive({ ...row, role: viewer.role }, now)) return null;
  if (now.getTime() - row.lastSeenAt.getTime() > TOUCH_MS) {
    // Reading goes on when nothing can be written.
    await touchSession(row.id, now).catch((error) => log.warn({ err: error }, 'not noted as seen'));
  }
  return { id: row.id, confirmedAt: row.confirmedAt, viewer };
});

/** Who is asking; null for a visitor and for a session that has ended. */
export async function getViewer(): Promise<Viewer | null> {
  return (await getSession())?.viewer ?? null;
}

/** For pages: the signed-in person; sends a visitor to sign in and back to `path` (begins with `/`). */
export async function requireUser(path: string): Promise<Viewer> {
  const viewer = await getViewer();
  if (viewer === null) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return viewer;
}

/** For pages: an admin; to anybody else who is signed in the page does not exist. */
export async function requireAdmin(path: string): Promise<Viewer> {
  const viewer = await requireUser(path);
  if (viewer.role !== 'admin') notFound();
  return viewer;
}

/** For pages: an instructor or admin; to anybody else who is signed in the page does not exist. */
export async function requireInstructor(path: string): Promise<Viewer> {
  const viewer = await requireUser(path);
  if (viewer.role === 'learner') notFound();
  return viewer;
}
