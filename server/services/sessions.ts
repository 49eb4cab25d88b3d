import 'server-only';
import { heldViewer } from '@/server/auth/guards';
import { checkPassword } from '@/server/auth/password';
import { forget, spend } from '@/server/auth/rate-limits';
import { readSession } from '@/server/auth/session';
import { tokenHashOf } from '@/server/auth/token';
import { selectOptionalPasswordHash } from '@/server/data/accounts';
import { confirmSession, deleteOwnSession, deleteOwnSessions } from '@/server/data/own-sessions';
import { deleteSessionByToken } from '@/server/data/sessions';
import { AppError, notFound } from '@/server/errors';

/** Ends the session of the request, if it has one. */
export async function endThisSession(): Promise<void> {
  const session = await readSession();
  const tokenHash = session && tokenHashOf(session.token);
  if (tokenHash) await deleteSessionByToken(tokenHash);
}

/** Ends a session of the viewer in another browser. */
export async function endSession(id: string): Promise<void> {
  if (!(await deleteOwnSession(id))) throw notFound(`no session ${id} of the viewer`);
}

/** Ends every session of the viewer, this one included: no copy of any of their cookies is worth anything after it. */
export async function signOutEverywhere(): Promise<void> {
  await deleteOwnSessions();
}

/** Takes the viewer's password as proof that it is them; what needs one can be done for a quarter of an hour. */
export async function confirmPassword(password: string): Promise<void> {
  const viewer = await heldViewer();
  await spend('passwordChange', viewer.id);
  const hash = await selectOptionalPasswordHash(viewer.id);
  if (hash === null) {
    const reader = 'This account has no password. Sign out and in again, then go on.';
    throw new AppError('conflict', 'no password to confirm', reader);
  }
  if (!(await checkPassword(hash, password))) {
    throw new AppError('invalid', 'wrong password', 'This is not your password.', [
      { path: 'password', message: 'is wrong' },
    ]);
  }
  await forget('passwordChange', viewer.id);
  await confirmSession(new Date());
}
