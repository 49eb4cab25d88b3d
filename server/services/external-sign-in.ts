import 'server-only';
import { headers } from 'next/headers';
import { isFresh } from '@/core/access/session-life';
import { EmailSchema, NameSchema } from '@/server/auth/account-schemas';
import { callerAddress } from '@/server/auth/caller';
import { requireFresh } from '@/server/auth/guards';
import { newSession } from '@/server/auth/new-session';
import { type OidcClaims, oidcSettings } from '@/server/auth/oidc';
import { spend } from '@/server/auth/rate-limits';
import { getSession } from '@/server/auth/viewer';
import {
  deleteOwnIdentities,
  type Identity,
  insertExternalAccount,
  insertOwnIdentity,
  noteProvedEmail,
  selectOptionalOwner,
} from '@/server/data/identities';
import { insertSession } from '@/server/data/sessions';
import { AppError, notFound } from '@/server/errors';
import { claimVisitorWork } from './claims';
import { endThisSession } from './sessions';

/** Why a provider's word was not enough; the page says it in words. */
export type Refused =
  | 'disabled'
  | 'no-email'
  | 'email-taken'
  | 'connected-elsewhere'
  | 'unconfirmed';

type Outcome = { userId: string; token: string } | { refused: Refused };

/**
 * Signs in whom the provider vouches for. Whoever is new gets an account of their own; an account that has the same e-mail is never
 * theirs by that. Who is signed in already connects the two.
 */
export async function signInFromOutside(issuer: string, claims: OidcClaims): Promise<Outcome> {
  const identity = { issuer, subject: claims.sub };
  const found = await accountOf(identity, claims);
  if ('refused' in found) return found;
  const proved = claims.email_verified === true ? EmailSchema.safeParse(claims.email) : null;
  if (proved?.success) await noteProvedEmail(found.id, proved.data);
  const requested = await headers();
  const { token, session } = newSession(requested.get('user-agent'));
  // Whoever was signed in here has a new session from now on.
  await endThisSession();
  await insertSession(found, session);
  await claimVisitorWork(found.id);
  return { userId: found.id, token };
}

async function accountOf(
  identity: Identity,
  claims: OidcClaims,
): Promise<{ id: string; name: string } | { refused: Refused }> {
  const [here, owner] = [await getSession(), await selectOptionalOwner(identity)];
  if (owner !== null && owner.disabledAt !== null) return { refused: 'disabled' };
  if (here === null) return owner ?? register(identity, claims);
  if (owner !== null) {
    return owner.id === here.viewer.id ? owner : { refused: 'connected-elsewhere' };
  }
  if (!isFresh(here.confirmedAt, new Date())) return { refused: 'unconfirmed' };
  const connected = await insertOwnIdentity(identity);
  return connected ? here.viewer : { refused: 'connected-elsewhere' };
}

async function register(
  identity: Identity,
  claims: OidcClaims,
): Promise<{ id: string; name: string } | { refused: Refused }> {
  const email = EmailSchema.safeParse(claims.email);
  if (!email.success || claims.email_verified === false) return { refused: 'no-email' };
  await spend('registerFromAddress', await callerAddress());
  const names = [claims.name, claims.preferred_username, email.data.split('@')[0], 'Learner'];
  const name = names.map((one) => NameSchema.safeParse(one).data).find(Boolean) ?? 'Learner';
  const made = await insertExternalAccount(
    identity,
    { name, email: email.data },
    claims.email_verified === true,
  );
  return made ?? { refused: 'email-taken' };
}

/** Disconnects the viewer from the provider; the password must have been typed a short while ago. */
export async function disconnect(): Promise<void> {
  await requireFresh();
  const settings = oidcSettings();
  if (settings === null) throw notFound('no provider');
  if (await deleteOwnIdentities(settings.issuer)) return;
  const reader = 'Without it you could not sign in. Set a password first: ask for a link.';
  throw new AppError('conflict', 'no password to come back with', reader);
}
