import 'server-only';
import { z } from 'zod';
import { EmailSchema } from '@/server/auth/account-schemas';
import { signedInViewer } from '@/server/auth/guards';
import { spend } from '@/server/auth/rate-limits';
import { newToken, tokenHashOf } from '@/server/auth/token';
import {
  insertPlaceLinks,
  type OpenPlace,
  type PlaceLink,
  redeemPlace,
  selectOptionalPlace,
} from '@/server/data/roster-places';
import { AppError } from '@/server/errors';
import { dead, slowed } from './one-time-links';

const LINK_MS = 14 * 24 * 3600 * 1000;

/** Whom links are made for: everybody on the roster who has not joined, or one of them. */
export const PlaceLinksSchema = z.strictObject({
  cohortId: z.uuid(),
  email: EmailSchema.nullable(),
});

/** Makes links to places on the roster. The tokens are told this once and never again; earlier ones are dead. */
export async function makePlaceLinks({
  cohortId,
  email,
}: z.infer<typeof PlaceLinksSchema>): Promise<{
  links: (PlaceLink & { token: string })[];
  expiresAt: string;
}> {
  await spend('resetLink', (await signedInViewer()).id);
  const expiresAt = new Date(Date.now() + LINK_MS);
  const tokens = new Map<string, string>();
  const made = await insertPlaceLinks(cohortId, email, expiresAt, (one) => {
    const { token, tokenHash } = newToken();
    tokens.set(one, token);
    return tokenHash;
  });
  return {
    links: made.map((link) => ({ ...link, token: tokens.get(link.email) ?? '' })),
    expiresAt: expiresAt.toISOString(),
  };
}

/** The place that a link leads to; null when it does not work. Throws `too-many` beyond the limit. */
export function openPlace(token: string): Promise<OpenPlace | null> {
  return slowed(token, selectOptionalPlace);
}

const REFUSED = {
  removed: 'You were removed from this class. Only its instructors can let you in again.',
  placed: 'You are in this class already, and not as a person this link could be for.',
};

/** Takes the place that a link leads to, once. */
export async function takePlace(token: string): Promise<{ id: string }> {
  await signedInViewer();
  const found = await slowed(token, selectOptionalPlace);
  const tokenHash = tokenHashOf(token);
  const taken = found === null || tokenHash === null ? null : await redeemPlace(tokenHash);
  if (taken === null) throw dead();
  if (typeof taken === 'string') {
    throw new AppError('conflict', `taking a place: ${taken}`, REFUSED[taken]);
  }
  return taken;
}
