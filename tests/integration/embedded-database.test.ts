import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs, { mkdtempSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '@/server/pglite';

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
});
