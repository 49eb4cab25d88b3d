import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PrismaClient } from '@/generated/prisma/client';
import { applyMigrations } from '@/prisma/schema-engine';
import { embeddedFactory, openedEmbedded } from '@/server/database-adapter';
import { openHere } from '@/server/embedded/open-here';
import { openInThread } from '@/server/embedded/open-in-thread';
import { asExpected } from '@/server/outage';

let folder: string;
let client: PrismaClient;
beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/build-worker.mjs'], { stdio: 'ignore' });
  folder = mkdtempSync(join(tmpdir(), 'backpressure-thread-'));
  process.env.BACKPRESSURE_DATA_DIR = folder;
  process.env.DATABASE_URL = '';
  process.env.LOG_LEVEL = 'silent';
  process.env.BACKPRESSURE_DATABASE_THREAD = '1';
  const factory = embeddedFactory(folder);
  await applyMigrations(embeddedFactory(folder));
  client = new PrismaClient({ adapter: factory });
}, 120_000);
afterAll(async () => {
  delete process.env.BACKPRESSURE_DATABASE_THREAD;
  await client.$disconnect();
  rmSync(folder, { recursive: true, force: true });
});

/** What a reader is told of it, whatever wraps it. */
const isToldAsFull = (error: unknown) =>
  (asExpected(error) as { reader?: string }).reader?.includes('The disk of this server') === true;

const person = (email: string) => ({ email, name: 'A name', passwordHash: 'x' });

describe('the embedded database in a thread of its own', () => {
  it('gives back what was stored: times, texts with any character, JSON, large numbers', async () => {
    const { id } = await client.user.create({ data: person('a@example.com') });
    const diagram = { label: 'é \u{1f600} "quoted"', list: [1, null, true] };
    const data = { userId: id, mission: 'm', diagram, revision: 1 };
    await client.draft.create({ data });
    const found = await client.draft.findFirstOrThrow({ where: { userId: id } });
    expect(found.diagram).toEqual(diagram);
    expect(Math.abs(found.updatedAt.getTime() - Date.now())).toBeLessThan(60_000);
    const [row] = await client.$queryRaw<{ n: bigint }[]>`SELECT 9007199254740993::bigint AS n`;
    expect(row?.n).toBe(9007199254740993n);
  });

  it('tells a broken rule as the adapter does', async () => {
    await client.user.create({ data: person('twice@example.com') });
    const again = client.user.create({ data: person('twice@example.com') });
    await expect(again).rejects.toMatchObject({ code: 'P2002' });
  });

  it('undoes a transaction that fails, and keeps one that does not', async () => {
    const failing = client.$transaction(async (tx) => {
      await tx.user.create({ data: person('undone@example.com') });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await client.$transaction((tx) => tx.user.create({ data: person('kept@example.com') }));
    const emails = ['undone@example.com', 'kept@example.com'];
    const rows = await client.user.findMany({ where: { email: { in: emails } } });
    expect(rows.map(({ email }) => email)).toEqual(['kept@example.com']);
  });

  it('serves many at once, each with its own answer', async () => {
    const answers = await Promise.all(
      Array.from(
        { length: 200 },
        (_, n) => client.$queryRaw<{ n: number }[]>`SELECT ${n}::int AS n`,
      ),
    );
    expect(answers.map(([row]) => row?.n)).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });

  it('leaves the thread of requests free while it works', async () => {
    let turns = 0;
    const clock = setInterval(() => {
      turns += 1;
    }, 1);
    await client.$queryRaw`SELECT count(*)::int FROM generate_series(1, 3000000)`;
    clearInterval(clock);
    expect(turns).toBeGreaterThan(20);
  });

  it('writes nothing when the disk is almost full, says so, and goes on reading', async () => {
    process.env.LEAST_FREE_MB = '1000000000';
    await new Promise((done) => setTimeout(done, 1_100));
    const refused = client.user.create({ data: person('full@example.com') });
    await expect(refused).rejects.toSatisfy(isToldAsFull);
    const inside = client.$transaction((tx) => tx.user.deleteMany());
    await expect(inside).rejects.toSatisfy(isToldAsFull);
    expect(await client.user.count()).toBeGreaterThan(0);
    delete process.env.LEAST_FREE_MB;
    await new Promise((done) => setTimeout(done, 1_100));
    await client.user.create({ data: person('room-again@example.com') });
  });

  it('refuses a folder that is open, naming who has it', async () => {
    await expect(openInThread(folder)).rejects.toThrow(/is open in process/);
  });

  it('frees its folder when it closes, and keeps everything', async () => {
    await openedEmbedded(folder)?.run('CHECKPOINT');
    await client.$disconnect();
    const again = await openHere(folder);
    const { rows } = await again.run('SELECT count(*)::int AS n FROM "User"');
    expect(rows).toEqual([{ n: 4 }]);
    await again.close();
  });
});

describe('a folder that is none of ours', () => {
  it('is refused in the same words from a thread', async () => {
    const other = mkdtempSync(join(tmpdir(), 'backpressure-file-'));
    writeFileSync(join(other, 'pgdata'), 'a file');
    await expect(openInThread(other)).rejects.toThrow(/not complete/);
    rmSync(other, { recursive: true });
  });
});
