import 'server-only';
import type { RosterRow } from '@/core/classes/roster';
import { db } from '@/server/db';
import { audit } from './audit';
import { classSubject, refuseArchived, requireClass, type Tx } from './class-access';
import { deletePlaceLinks } from './take-place';

/** What enrolling a roster would do, or has done. */
export interface RosterOutcome {
  /** People who are expected from now on. */
  added: number;
  /** Members and expected people whose name, section or id changes. */
  changed: number;
  unchanged: number;
  /** Members and expected people whom the roster does not name; they stay. */
  missing: number;
  /** The first of those who are added. */
  first: RosterRow[];
}

interface Known {
  email: string;
  userId: string | null;
  name: string | null;
  section: string | null;
  externalId: string | null;
}

async function selectKnown(tx: Tx, cohortId: string): Promise<Map<string, Known>> {
  const rows = await tx.$queryRaw<Known[]>`
    SELECT COALESCE(m."rosterEmail", u."email") AS "email", m."userId", m."rosterName" AS "name", m."section", m."externalId"
    FROM "CohortMember" m JOIN "User" u ON u."id" = m."userId"
    WHERE m."cohortId" = ${cohortId}::uuid AND m."status" = 'active' AND m."role" = 'learner'
      AND (m."rosterEmail" IS NOT NULL OR (u."emailConfirmedAt" IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM "CohortMember" o WHERE o."cohortId" = m."cohortId" AND o."rosterEmail" = u."email" AND o."status" = 'active')))
    UNION ALL
    SELECT "email", NULL, "name", "section", "externalId" FROM "RosterEntry" WHERE "cohortId" = ${cohortId}::uuid`;
  return new Map(rows.map((row) => [row.email, row]));
}

const same = (row: RosterRow, known: Known) =>
  row.name === known.name && row.section === known.section && row.externalId === known.externalId;

async function store(
  tx: Tx,
  cohortId: string,
  rows: readonly RosterRow[],
  members: readonly (RosterRow & { userId: string })[],
) {
  await tx.$executeRaw`
    INSERT INTO "RosterEntry" ("cohortId", "email", "name", "section", "externalId")
    SELECT ${cohortId}::uuid, x."email", x."name", x."section", x."externalId"
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS x("email" text, "name" text, "section" text, "externalId" text)
    ON CONFLICT ("cohortId", "email") DO UPDATE
      SET "name" = EXCLUDED."name", "section" = EXCLUDED."section", "externalId" = EXCLUDED."externalId"`;
  // Somebody who left may have held the place.
  await tx.cohortMember.updateMany({
    where: {
      cohortId,
      status: { not: 'active' },
      rosterEmail: { in: members.map(({ email }) => email) },
    },
    data: { rosterEmail: null },
  });
  await tx.$executeRaw`
    UPDATE "CohortMember" m SET "rosterEmail" = x."email", "rosterName" = x."name", "section" = x."section",
      "externalId" = x."externalId"
    FROM json_to_recordset(${JSON.stringify(members)}::json)
      AS x("userId" uuid, "email" text, "name" text, "section" text, "externalId" text)
    WHERE m."cohortId" = ${cohortId}::uuid AND m."userId" = x."userId"`;
}

/**
 * Enrols a roster: who has a place on it, or has joined with a proved address, gets name, section and id from it; everybody else is
 * expected until they join, or until an instructor says that a member is them. All or nothing; twice is once. With `dry`, only says what it would do.
 */
export async function applyRoster(
  cohortId: string,
  rows: readonly RosterRow[],
  dry: boolean,
): Promise<RosterOutcome> {
  const open = await requireClass(cohortId, 'people');
  refuseArchived(open);
  return db().$transaction(
    async (tx) => {
      const known = await selectKnown(tx, cohortId);
      const fresh = rows.filter(({ email }) => !known.has(email));
      const differing = rows.flatMap((row) => {
        const one = known.get(row.email);
        return one && !same(row, one) ? [{ ...row, userId: one.userId }] : [];
      });
      const outcome = {
        added: fresh.length,
        changed: differing.length,
        unchanged: rows.length - fresh.length - differing.length,
        missing: known.size - (rows.length - fresh.length),
        first: fresh.slice(0, 10),
      };
      if (dry || fresh.length + differing.length === 0) return outcome;
      const isMember = (row: (typeof differing)[number]): row is RosterRow & { userId: string } =>
        row.userId !== null;
      await store(
        tx,
        cohortId,
        [...fresh, ...differing.filter((row) => row.userId === null)],
        differing.filter(isMember),
      );
      const { added, changed } = outcome;
      await audit(tx, {
        actor: open.viewer,
        action: 'roster-enrolled',
        subject: classSubject(open.cohort),
        after: { added, changed },
      });
      return outcome;
    },
    { timeout: 30_000 },
  );
}

/** Expects somebody no longer. */
export async function deleteRosterEntry(cohortId: string, email: string): Promise<boolean> {
  const { viewer, cohort } = await requireClass(cohortId, 'people');
  return db().$transaction(async (tx) => {
    const { count } = await tx.rosterEntry.deleteMany({ where: { cohortId, email } });
    if (count === 0) return false;
    await deletePlaceLinks(tx, cohortId, [email]);
    await audit(tx, {
      actor: viewer,
      action: 'roster-enrolled',
      subject: classSubject(cohort),
      after: { removed: 1 },
    });
    return true;
  });
}
