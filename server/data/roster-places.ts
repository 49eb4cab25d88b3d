import 'server-only';
import { signedInViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { notFound } from '@/server/errors';
import { audit } from './audit';
import { classSubject, refuseArchived, requireClass } from './class-access';
import { IS_LEARNER } from './class-conditions';
import { becomeLearner } from './enrolment';
import { deletePlaceLinks, takePlaceIn } from './take-place';
import { takeTurn } from './take-turn';

// Who stands on the roster, and who has proved to be that. An e-mail that was only typed proves nothing.

/** A member whose account has an address of the roster and has not proved that it is theirs. */
export interface RosterClaim {
  userId: string;
  accountName: string;
  email: string;
  rosterName: string;
}

/** The first hundred members who would stand on the roster if their address were proved. */
export async function selectClaims(cohortId: string): Promise<RosterClaim[]> {
  await requireClass(cohortId, 'people');
  return db().$queryRaw<RosterClaim[]>`
    SELECT m."userId", u."name" AS "accountName", u."email", e."name" AS "rosterName"
    FROM "RosterEntry" e
    JOIN "User" u ON u."email" = e."email"
    JOIN "CohortMember" m ON m."userId" = u."id" AND m."cohortId" = e."cohortId"
    WHERE e."cohortId" = ${cohortId}::uuid AND ${IS_LEARNER} AND m."rosterEmail" IS NULL
    ORDER BY e."name", e."email" LIMIT 100`;
}

/** Says that a member is whom the roster names at their address. */
export async function confirmClaim(cohortId: string, userId: string): Promise<void> {
  const open = await requireClass(cohortId, 'people');
  refuseArchived(open);
  await db().$transaction(async (tx) => {
    const member = await tx.cohortMember.findFirst({
      where: { cohortId, userId, role: 'learner', status: 'active', rosterEmail: null },
      select: { user: { select: { name: true, email: true } } },
    });
    if (member === null || !(await takePlaceIn(tx, cohortId, userId, member.user.email))) {
      throw notFound(`no claim of ${userId}`);
    }
    await audit(tx, {
      actor: open.viewer,
      action: 'roster-matched',
      subject: classSubject(open.cohort),
      after: { member: userId, name: member.user.name, by: 'hand' },
    });
  });
}

/** Somebody on the roster with the hash of the token of their link. */
export interface PlaceLink {
  email: string;
  name: string;
  section: string | null;
}

/**
 * Stores a link for everybody on the roster who has not joined, or for one of them; earlier ones of theirs are dead. `tokenHash`
 * makes one each.
 */
export async function insertPlaceLinks(
  cohortId: string,
  email: string | null,
  expiresAt: Date,
  tokenHash: (email: string) => string,
): Promise<PlaceLink[]> {
  const open = await requireClass(cohortId, 'people');
  refuseArchived(open);
  return db().$transaction(
    async (tx) => {
      await takeTurn(tx, `places of ${cohortId}`);
      const expected = await tx.rosterEntry.findMany({
        where: { cohortId, ...(email === null ? {} : { email }) },
        orderBy: [{ name: 'asc' }, { email: 'asc' }],
        select: { email: true, name: true, section: true },
      });
      const emails = expected.map((one) => one.email);
      await deletePlaceLinks(tx, cohortId, emails);
      await tx.oneTimeLink.createMany({
        data: emails.map((one) => ({ cohortId, email: one, tokenHash: tokenHash(one), expiresAt })),
      });
      if (emails.length > 0) {
        await audit(tx, {
          actor: open.viewer,
          action: 'place-links-made',
          subject: classSubject(open.cohort),
          after: { links: emails.length, expiresAt: expiresAt.toISOString() },
        });
      }
      return expected;
    },
    { timeout: 30_000 },
  );
}

const usable = (tokenHash: string) => ({
  tokenHash,
  role: null,
  email: { not: null },
  usedAt: null,
  expiresAt: { gt: new Date() },
  cohort: { archivedAt: null },
});

/** A place on a roster as whoever holds its link sees it. */
export interface OpenPlace {
  cohortId: string;
  className: string;
  retentionDays: number;
  name: string;
}

/** The place that a link leads to; null when it does not work (any more). The token is the permission. */
export async function selectOptionalPlace(tokenHash: string): Promise<OpenPlace | null> {
  const link = await db().oneTimeLink.findFirst({
    where: usable(tokenHash),
    select: { email: true, cohort: { select: { id: true, name: true, retentionDays: true } } },
  });
  if (!link?.email || !link.cohort) return null;
  const { id: cohortId, name: className, retentionDays } = link.cohort;
  const entry = await db().rosterEntry.findUnique({
    where: { cohortId_email: { cohortId, email: link.email } },
    select: { name: true },
  });
  return entry && { cohortId, className, retentionDays, name: entry.name };
}

/**
 * Makes the viewer a learner of the class in the place that the link leads to, once. `removed` for who was removed, `placed` for
 * whoever stands on the roster already or is on the staff, null when the link does not work (any more).
 */
export async function redeemPlace(
  tokenHash: string,
): Promise<{ id: string } | 'removed' | 'placed' | null> {
  const viewer = await signedInViewer();
  return db().$transaction(async (tx) => {
    const link = await tx.oneTimeLink.findFirst({
      where: usable(tokenHash),
      include: { cohort: true },
    });
    if (!link?.cohort || !link.email) return null;
    const { id, name } = link.cohort;
    await takeTurn(tx, `member ${id} ${viewer.id}`);
    const key = { cohortId_userId: { cohortId: id, userId: viewer.id } };
    const known = await tx.cohortMember.findUnique({ where: key });
    if (known?.status === 'removed') return 'removed';
    const active = known?.status === 'active';
    if (active && (known.role !== 'learner' || known.rosterEmail !== null)) return 'placed';
    // Of two who hold the same link one gets it: the second update finds none.
    const used = await tx.oneTimeLink.updateMany({
      where: { id: link.id, usedAt: null },
      data: { usedAt: new Date() },
    });
    if (used.count === 0) return null;
    if (!active) await becomeLearner(tx, id, viewer.id);
    if (!(await takePlaceIn(tx, id, viewer.id, link.email))) return null;
    // The link was given to that address.
    await tx.user.updateMany({
      where: { id: viewer.id, email: link.email, emailConfirmedAt: null },
      data: { emailConfirmedAt: new Date() },
    });
    await audit(tx, {
      actor: viewer,
      action: active ? 'roster-matched' : 'class-joined',
      subject: { kind: 'class', id, name },
      after: { role: 'learner', by: 'personal link' },
    });
    return { id };
  });
}
