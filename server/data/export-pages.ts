import 'server-only';

/** One file of a copy: where it stands in the archive, and its JSON. */
export interface ExportFile {
  path: string;
  content: unknown;
}

/** What can be read at once of rows that hold whole diagrams. */
export const BATCH = 20;

type Page<T> = (after: string | null) => Promise<T[]>;

/** All rows of a table by id, a few at a time. */
export async function* rowsOf<T extends { id: string }>(page: Page<T>): AsyncGenerator<T> {
  let after: string | null = null;
  for (;;) {
    const rows: T[] = await page(after);
    yield* rows;
    after = rows.at(-1)?.id ?? null;
    if (rows.length < BATCH) return;
  }
}

/** The query for the rows of an account after one of them. */
export const pageAfter = (userId: string, after: string | null) => ({
  where: { userId, ...(after === null ? {} : { id: { gt: after } }) },
  orderBy: { id: 'asc' as const },
  take: BATCH,
});
