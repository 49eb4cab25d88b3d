import 'server-only';
import { notFound, redirect } from 'next/navigation';
// biome-ignore lint/style/noRestrictedImports: cache() is React's memory of one request, not user interface
import { cache } from 'react';
import { selectOptionalAccount } from '@/server/data/accounts';
import { readSession } from './session';

export type Role = 'learner' | 'instructor' | 'admin';

/** The signed-in person of the current request, as their row says right now. */
export interface Viewer {
  id: string;
  email: string;
  name: string;
  role: Role;
}

/**
 * Who is asking; null for a visitor and for a session that was ended elsewhere (its version is no longer the
 * account's). Read once per request.
 */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const session = await readSession();
  if (session === null) return null;
  const account = await selectOptionalAccount(session.userId);
  if (account === null || account.sessionVersion !== session.sessionVersion) return null;
  const { id, email, name, role } = account;
  return { id, email, name, role };
});

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
