import 'server-only';
import { forbidden, signedOut } from '@/server/errors';
import { getViewer, type Viewer } from './viewer';

/** The signed-in person; throws `signed-out` for a visitor. For the data layer, actions and route handlers. */
export async function signedInViewer(): Promise<Viewer> {
  const viewer = await getViewer();
  if (viewer === null) throw signedOut();
  return viewer;
}

/** An instructor or admin; throws `signed-out` or `forbidden`. */
export async function instructorViewer(): Promise<Viewer> {
  const viewer = await signedInViewer();
  if (viewer.role === 'learner') throw forbidden('an instructor is required');
  return viewer;
}

/** An admin; throws `signed-out` or `forbidden`. */
export async function adminViewer(): Promise<Viewer> {
  const viewer = await signedInViewer();
  if (viewer.role !== 'admin') throw forbidden('an admin is required');
  return viewer;
}

export const guards = {
  anyone: async () => null,
  user: signedInViewer,
  instructor: instructorViewer,
  admin: adminViewer,
} as const;

export type Guard = keyof typeof guards;
export type ViewerOf<G extends Guard> = Awaited<ReturnType<(typeof guards)[G]>>;
