import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../support/browser';
import { emptyDatabase } from '../support/database';
import { emptyDesign } from '../support/designs';
import { untilGraded } from '../support/graded';
import { serveSeeded } from '../support/serve-seeded';
import { startServer } from '../support/server-process';

const run = promisify(execFile);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'backpressure-backup-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function command(script: string, env: Record<string, string>, target: string) {
  const args = ['--conditions=react-server', `scripts/${script}.ts`, target];
  return run('node_modules/.bin/tsx', args, {
    env: { ...process.env, ...env } as NodeJS.ProcessEnv,
  });
}

describe('a backup', () => {
  it('is made while the site runs, and brings back everything that was acknowledged before it', async () => {
    const { server, env, end } = await serveSeeded();
    const browser = new Browser(server.url);
    await browser.signIn('learner@example.com', 'practise-learner');
    const hand = async (idempotencyKey: string) => {
      const body = { idempotencyKey, diagram: emptyDesign() };
      const answer = await browser.send('POST', '/api/missions/newsletter/submissions', body);
      return ((await answer.json()) as { id: string }).id;
    };
    const id = await hand('before-the-backup');
    await untilGraded(browser, id);
    const target = join(folder, 'first');
    // People go on working meanwhile.
    const meanwhile = Promise.all([hand('during-one'), hand('during-two')]);
    const [{ stdout }] = await Promise.all([command('backup', env, target), meanwhile]);
    expect(stdout).toContain(target);
    expect(statSync(target).mode & 0o077).toBe(0);
    await expect(command('backup', env, target)).rejects.toMatchObject({ code: 1 });

    const empty = await emptyDatabase();
    const told = await command('restore', empty.env, target);
    expect(told.stdout).toMatch(/Restored the backup of .*: 3 accounts, [123] submissions/);
    // It is not empty any more, and is not written over.
    await expect(command('restore', empty.env, target)).rejects.toMatchObject({ code: 1 });

    const restored = await startServer(empty.env);
    const after = new Browser(restored.url);
    expect((await after.signIn('learner@example.com', 'practise-learner')).status).toBe(200);
    expect((await after.get(`/submissions/${id}`)).status).toBe(200);
    await restored.stop();
    await empty.drop();
    await end();
  }, 600_000);
});
