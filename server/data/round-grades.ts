import 'server-only';
import { db } from '@/server/db';

// What a round's report will be made of, as it becomes known. None of it is told before the report is.

/** What was graded or tried for a round so far, by fingerprint, as it was stored. */
export async function selectRoundGrades(roundId: string): Promise<Map<string, unknown>> {
  const rows = await db().roundGrade.findMany({
    where: { roundId },
    select: { fingerprint: true, outcome: true },
  });
  return new Map(rows.map(({ fingerprint, outcome }) => [fingerprint, outcome]));
}

/** Keeps an outcome for a round that is not settled; does nothing for one that is, and where it is kept already. */
export async function insertRoundGrade(
  roundId: string,
  fingerprint: string,
  outcome: object,
): Promise<void> {
  await db().$executeRaw`
    INSERT INTO "RoundGrade" ("roundId", "fingerprint", "outcome")
    SELECT "id", ${fingerprint}, ${JSON.stringify(outcome)}::json FROM "Round"
    WHERE "id" = ${roundId}::uuid AND "earned" IS NULL AND "problem" IS NULL
    ON CONFLICT DO NOTHING`;
}
