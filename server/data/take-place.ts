import 'server-only';
import type { Tx } from './class-access';

/** Gives a member the place of this address on the roster, if it waits: from then on nobody else is expected there. */
export async function takePlaceIn(
  tx: Tx,
  cohortId: string,
  userId: string,
  email: string,
): Promise<boolean> {
  const [entry] = await tx.$queryRaw<
    { name: string; section: string | null; externalId: string | null }[]
  >`DELETE FROM "RosterEntry" WHERE "cohortId" = ${cohortId}::uuid AND "email" = ${email}
    RETURNING "name", "section", "externalId"`;
  if (entry === undefined) return false;
  const { name: rosterName, section, externalId } = entry;
  // Somebody who left may have held it.
  await tx.cohortMember.updateMany({
    where: { cohortId, rosterEmail: email, userId: { not: userId } },
    data: { rosterEmail: null },
  });
  await tx.cohortMember.update({
    where: { cohortId_userId: { cohortId, userId } },
    data: { rosterEmail: email, rosterName, section, externalId },
    select: { userId: true },
  });
  await deletePlaceLinks(tx, cohortId, [email]);
  return true;
}

/** Takes the links to places away that were not used. */
export async function deletePlaceLinks(tx: Tx, cohortId: string, emails: readonly string[]) {
  await tx.oneTimeLink.deleteMany({
    where: { cohortId, role: null, usedAt: null, email: { in: [...emails] } },
  });
}

/** Somebody has proved that an address is theirs: they take its place in every class in which they learn and have none. */
export async function takePlacesOf(tx: Tx, userId: string, email: string): Promise<void> {
  const memberships = await tx.cohortMember.findMany({
    where: { userId, role: 'learner', status: 'active', rosterEmail: null },
    select: { cohortId: true },
  });
  for (const { cohortId } of memberships) await takePlaceIn(tx, cohortId, userId, email);
}
