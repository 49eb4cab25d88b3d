import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processStart, takeLock } from './folder-lock.mjs';

const run = promisify(execFile);
const MODULE = JSON.stringify(resolve('scripts/lib/folder-lock.mjs'));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folder-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that takes the lock and keeps it until it is ended. */
async function holder() {
  const script = `import { takeLock } from ${MODULE};
    const { lock } = takeLock(${JSON.stringify(folder)}, 'x');
    console.log(lock ? 'held' : 'refused');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
}

async function killed(child: ReturnType<typeof spawn>) {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('takeLock', () => {
  it('gives the lock to one and names the holder to others, until it is released', () => {
    const { lock } = takeLock(folder, 'x');
    expect(takeLock(folder, 'x')).toEqual({ holder: process.pid });
    expect(takeLock(folder, 'another').lock).toBeDefined();
    lock?.release();
    expect(takeLock(folder, 'x').lock).toBeDefined();
  });

  it('refuses while another process holds it, and recovers when that one was killed', async () => {
    const { child, said } = await holder();
    expect(said).toBe('held');
    expect(takeLock(folder, 'x')).toEqual({ holder: child.pid });
    await killed(child);
    expect(takeLock(folder, 'x').lock).toBeDefined();
  });

  it('stays locked while an adopted process lives', async () => {
    const { child } = await holder();
    const { lock } = takeLock(folder, 'y');
    lock?.adopt([child.pid ?? 0]);
    const record = `${folder}/y.lock.1`;
    writeFileSync(
      record,
      JSON.stringify({
        holder: { pid: 2 ** 22, start: 'gone' },
        children: [{ pid: child.pid, start: processStart(child.pid ?? 0) }],
      }),
    );
    expect(takeLock(folder, 'y')).toEqual({ holder: child.pid });
    await killed(child);
    expect(takeLock(folder, 'y').lock).toBeDefined();
  });

  it('does not mistake a process that reuses the id for the holder', () => {
    const record = { holder: { pid: process.pid, start: 'of another boot' }, children: [] };
    writeFileSync(`${folder}/x.lock.4`, JSON.stringify(record));
    const { lock } = takeLock(folder, 'x');
    expect(lock?.file).toBe(`${folder}/x.lock.5`);
    expect(readdirSync(folder)).toEqual(['x.lock.5']);
  });

  it('recovers from a file that a power cut left empty', () => {
    writeFileSync(`${folder}/x.lock.7`, '');
    expect(takeLock(folder, 'x').lock?.file).toBe(`${folder}/x.lock.8`);
  });

  it('lets exactly one of many processes take over from a killed one', async () => {
    const script = `import { takeLock } from ${MODULE};
      while (Date.now() < Number(process.argv[1])) {}
      const { lock } = takeLock(${JSON.stringify(folder)}, 'x');
      if (lock) console.log('won');
      setTimeout(() => {}, 1500);`;
    for (let round = 0; round < 2; round += 1) {
      const { child } = await holder();
      await killed(child);
      const start = String(Date.now() + 700);
      const racers = Array.from({ length: 6 }, () =>
        run(process.execPath, ['--input-type=module', '-e', script, start]),
      );
      const said = (await Promise.all(racers)).map(({ stdout }) => stdout.trim());
      expect(said.filter((word) => word === 'won')).toHaveLength(1);
    }
  }, 20_000);
});

describe('processStart', () => {
  it('is the same at every look, and null for a process that is gone', () => {
    expect(processStart(process.pid)).toBe(processStart(process.pid));
    expect(processStart(2 ** 22 + 1)).toBeNull();
  });
});
