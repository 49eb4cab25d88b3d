import { randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { db } from '@/server/db';
import { nightlyWork } from '@/server/jobs/nightly';
import { saveDraft } from '@/server/services/drafts';
import { becomePerson, makePerson, withDatabase } from '../support/database';
import { emptyDesign } from '../support/designs';

withDatabase();

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

/** A drawing of about 200 kB that cannot be made smaller, as the database would; each one differs from all others. */
function large(n: number): Diagram {
  const notes = Array.from({ length: 100 }, (_, k) => ({
    id: `note-${k}`,
    text: `${n} ${randomBytes(1_480).toString('base64')}`.slice(0, 1_980),
    position: { x: k, y: k },
  }));
  return { ...emptyDesign(), notes };
}

describe('the night of the embedded database', () => {
  it('gives back what 120 saves of one large drawing took of the disk', async () => {
    const folder = process.env.BACKPRESSURE_DATA_DIR ?? '';
    await becomePerson(await makePerson());
    const save = (n: number) =>
      saveDraft('newsletter', JSON.stringify({ diagram: large(n), baseRevision: n }));
    await save(0);
    await nightlyWork(new Date());
    const before = bytesIn(folder);
    for (let n = 1; n < 120; n += 1) expect(await save(n)).toMatchObject({ revision: n + 1 });
    expect(bytesIn(folder) - before).toBeGreaterThan(4 * 2 ** 20);
    await nightlyWork(new Date());
    expect((bytesIn(folder) - before) / 2 ** 20).toBeLessThan(2);
    expect(await db().draft.findMany({ select: { revision: true } })).toEqual([{ revision: 120 }]);
  });

  it('finds the log bounded, whatever is written', async () => {
    const folder = join(process.env.BACKPRESSURE_DATA_DIR ?? '', 'pgdata', 'pg_wal');
    await db().$executeRaw`CREATE TABLE "Filler" (t text)`;
    for (let n = 0; n < 12; n += 1) {
      await db().$executeRaw`INSERT INTO "Filler"
        SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 20000) a, generate_series(1, 12) b GROUP BY b`;
    }
    expect(bytesIn(folder)).toBeLessThan(100 * 2 ** 20);
    await db().$executeRaw`DROP TABLE "Filler"`;
  });
});
