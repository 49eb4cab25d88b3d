import 'server-only';
import { notFound } from '@/server/errors';
import { getViewer } from './viewer';
import { ensureVisitor, readVisitor } from './visitor';

/** Whose work it is: an account's, or a visitor's named by the hash of their cookie; the other is null. */
export type WorkOwner = { userId: string; visitor: null } | { userId: null; visitor: string };

async function ownerWith(visitorOf: () => Promise<string | null>): Promise<WorkOwner | null> {
  const viewer = await getViewer();
  if (viewer !== null) return { userId: viewer.id, visitor: null };
  const visitor = await visitorOf();
  return visitor === null ? null : { userId: null, visitor };
}

/** Who is asking; null for a browser that has nothing of its own. */
export function optionalWorkOwner(): Promise<WorkOwner | null> {
  return ownerWith(readVisitor);
}

/** Who is asking; throws `not-found` for a browser that has nothing of its own. */
export async function workOwner(): Promise<WorkOwner> {
  const owner = await optionalWorkOwner();
  if (owner === null) throw notFound('a visitor without a cookie');
  return owner;
}

/** Who is asking; a new visitor is given a cookie. Only within actions and route handlers. */
export async function newWorkOwner(): Promise<WorkOwner> {
  const owner = await ownerWith(ensureVisitor);
  if (owner === null) throw notFound('nobody');
  return owner;
}
