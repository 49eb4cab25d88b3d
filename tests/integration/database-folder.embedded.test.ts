import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs, { mkdtempSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '@/server/embedded/open-cluster';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backpressure-embedded-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Opens the folder in another process, which then inserts rows and reports each that the database acknowledged. */
function otherProcess() {
  const child = spawn(
    'node_modules/.bin/tsx',
    ['--conditions=react-server', 'tests/support/insert-rows.ts', folder],
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return { child, said: () => said };
}

describe('the embedded database', () => {
  it('reaches the disk with every acknowledged insert', async () => {
    const real = fs.fsyncSync;
    let calls = 0;
    fs.fsyncSync = (descriptor) => {
      calls += 1;
      real(descriptor);
    };
    syncBuiltinESMExports();
    try {
      const { client, close } = await openEmbedded(folder);
      await client.exec('CREATE TABLE t (n int)');
      calls = 0;
      for (let n = 0; n < 50; n += 1) await client.query('INSERT INTO t VALUES ($1)', [n]);
      expect(calls).toBeGreaterThanOrEqual(50);
      const { rows } = await client.query('SHOW fsync');
      expect(rows).toEqual([{ fsync: 'on' }]);
      await close();
    } finally {
      fs.fsyncSync = real;
      syncBuiltinESMExports();
    }
  });

  it('refuses a second process while it is open, naming the first', async () => {
    const { close } = await openEmbedded(folder);
    const { child, said } = otherProcess();
    const [code] = await once(child, 'exit');
    expect(code).not.toBe(0);
    expect(said()).toContain(`is open in process ${process.pid}`);
    await close();
  });

  it('refuses to be opened twice in one process', async () => {
    const { close } = await openEmbedded(folder);
    await expect(openEmbedded(folder)).rejects.toThrow(/is open in process/);
    await close();
  });

  it('keeps what it acknowledged to a process that was killed, and lets the next one in', async () => {
    const { child, said } = otherProcess();
    while (said().split('\n').length < 60) await new Promise((done) => setTimeout(done, 20));
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await once(child, 'exit');
    const acknowledged = said()
      .split('\n')
      .filter((line) => /^\d+$/.test(line)).length;
    const { client, close } = await openEmbedded(folder);
    const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM t');
    expect(acknowledged).toBeGreaterThan(50);
    expect(rows[0]?.count).toBeGreaterThanOrEqual(acknowledged);
    await close();
  });

  it.each([
    ['PG_VERSION gone', (path: string) => rmSync(join(path, 'PG_VERSION'))],
    ['PG_VERSION empty', (path: string) => fs.writeFileSync(join(path, 'PG_VERSION'), '')],
    ['global/pg_control gone', (path: string) => rmSync(join(path, 'global', 'pg_control'))],
    ['the log gone', (path: string) => rmSync(join(path, 'pg_wal'), { recursive: true })],
  ])('refuses a database with %s, and changes nothing in what is left', async (_, damage) => {
    const first = await openEmbedded(folder);
    await first.client.exec('CREATE TABLE kept (n int); INSERT INTO kept VALUES (42)');
    await first.close();
    const cluster = join(folder, 'pgdata');
    const whole = `${folder}-whole`;
    fs.cpSync(cluster, whole, { recursive: true });
    damage(cluster);
    await expect(openEmbedded(folder)).rejects.toThrow(/is not complete.*Nothing was changed/);
    rmSync(cluster, { recursive: true });
    fs.renameSync(whole, cluster);
    const again = await openEmbedded(folder);
    expect((await again.client.query('SELECT n FROM kept')).rows).toEqual([{ n: 42 }]);
    await again.close();
  });

  it('says what to do when the database does not open, instead of how it broke', async () => {
    await (await openEmbedded(folder)).close();
    fs.truncateSync(join(folder, 'pgdata', 'global', 'pg_control'), 10);
    await expect(openEmbedded(folder)).rejects.toThrow(/it does not open.*Restore a whole copy/);
  });

  it('lets nobody but its owner into its folder, also where an older version left it open', async () => {
    await (await openEmbedded(folder)).close();
    fs.chmodSync(folder, 0o755);
    fs.chmodSync(join(folder, 'pgdata'), 0o755);
    await (await openEmbedded(folder)).close();
    for (const path of [folder, join(folder, 'pgdata')])
      expect(fs.statSync(path).mode & 0o077).toBe(0);
  });

  it('takes a lock file that is none for free', async () => {
    for (const text of ['{"x":1}', 'null', '[]', '"text"']) {
      fs.writeFileSync(join(folder, 'database.lock.1'), text);
      await (await openEmbedded(folder)).close();
      for (const file of fs.readdirSync(folder).filter((name) => name.startsWith('database.lock')))
        rmSync(join(folder, file));
    }
  });
});
