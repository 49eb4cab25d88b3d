import 'server-only';
import { z } from 'zod';
import { spend } from '@/server/auth/rate-limits';
import { newToken, tokenHashOf } from '@/server/auth/token';
import type { Viewer } from '@/server/auth/viewer';
import {
  deleteShareLink,
  insertShareLink,
  MOST_LINKS,
  type SharedSubmission,
  type ShareLink,
  selectOptionalShared,
} from '@/server/data/share-links';
import { AppError, notFound } from '@/server/errors';

/** A link to a submission, for so many days; null for one that does not expire. */
export const MakeLinkSchema = z.strictObject({
  submissionId: z.uuid(),
  days: z.number().int().min(1).max(365).nullable(),
});

const DAY_MS = 24 * 3600 * 1000;

/** Makes a link to a submission of the viewer. The token is told this once and never again. */
export async function makeShareLink(
  { submissionId, days }: z.output<typeof MakeLinkSchema>,
  viewer: Viewer,
): Promise<ShareLink & { token: string }> {
  await spend('shareLink', viewer.id);
  const { token, tokenHash } = newToken();
  const expiresAt = days === null ? null : new Date(Date.now() + days * DAY_MS);
  const link = await insertShareLink(submissionId, tokenHash, expiresAt);
  if (link === null) throw notFound(`no submission ${submissionId} of the viewer`);
  if (link === 'full') {
    const reader = `There are ${MOST_LINKS} links to this report already. Revoke one first.`;
    throw new AppError('conflict', 'too many links', reader);
  }
  return { ...link, token };
}

/** Revokes a link of the viewer: whoever holds it finds nothing from now on. */
export async function revokeShareLink(id: string): Promise<void> {
  if (!(await deleteShareLink(id))) throw notFound(`no link ${id} of the viewer`);
}

/** What a token lets its holder read; null for a malformed, unknown, revoked or expired one alike. */
export async function selectShared(token: string): Promise<SharedSubmission | null> {
  const tokenHash = tokenHashOf(token);
  return tokenHash === null ? null : selectOptionalShared(tokenHash);
}
