import 'server-only';
import { isFresh } from '@/core/access/session-life';
import { AppError, forbidden, signedOut } from '@/server/errors';
import { getSession, getViewer, type Viewer } from './viewer';

/** The signed-in person; throws `signed-out` for a visitor, `forbidden` for who is held. For the data layer, actions and route handlers. */
export async function signedInViewer(): Promise<Viewer> {
  const viewer = await getViewer();
  if (viewer !== null) return viewer;
  if ((await getSession()) === null) throw signedOut();
  const reader = 'Switch your second factor on first: this site asks it of its staff.';
  throw new AppError('forbidden', 'a second factor is required', reader);
}

/** The signed-in person, also while they are held until their second factor is on; throws `signed-out` for a visitor. */
export async function heldViewer(): Promise<Viewer> {
  const session = await getSession();
  if (session === null) throw signedOut();
  return session.viewer;
}

function staffAlone(viewer: Viewer): Viewer {
  if (viewer.role === 'learner') throw forbidden('an instructor is required');
  return viewer;
}

/** An instructor or admin; throws `signed-out` or `forbidden`. */
export async function instructorViewer(): Promise<Viewer> {
  return staffAlone(await signedInViewer());
}

/** An admin; throws `signed-out` or `forbidden`. */
export async function adminViewer(): Promise<Viewer> {
  const viewer = await signedInViewer();
  if (viewer.role !== 'admin') throw forbidden('an admin is required');
  return viewer;
}

/**
 * Makes sure that whoever asks has proved who they are a short while ago: a browser that somebody left open must not be enough for
 * what cannot be undone. Throws `unconfirmed`, upon which the page asks for the password.
 */
export async function requireFresh(): Promise<void> {
  const session = await getSession();
  if (session === null) throw signedOut();
  if (isFresh(session.confirmedAt, new Date())) return;
  throw new AppError('unconfirmed', 'the password was typed too long ago', 'Type your password.');
}

export const guards = {
  anyone: async () => null,
  held: heldViewer,
  heldStaff: async () => staffAlone(await heldViewer()),
  user: signedInViewer,
  instructor: instructorViewer,
  admin: adminViewer,
} as const;

export type Guard = keyof typeof guards;
export type ViewerOf<G extends Guard> = Awaited<ReturnType<(typeof guards)[G]>>;
