import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Browser } from '../support/browser';
import { emptyDatabase, onPostgres } from '../support/database';
import { emptyDesign } from '../support/designs';
import { untilGraded } from '../support/graded';
import { serveSeeded } from '../support/serve-seeded';
import { failedStart, startServer } from '../support/server-process';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a running server', () => {
  it('refuses a second start on its folder, and goes on unharmed', async () => {
    const { server, env, end } = await serveSeeded();
    const { code, output } = await failedStart(env);
    expect(code).toBe(1);
    expect(output).toContain(`in use by process ${server.child.pid}`);
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    await end();
  }, 600_000);

  it('ends with code 0 when asked to, and starts again', async () => {
    const { server, env, end } = await serveSeeded();
    const [inner = 0] = server.children();
    expect(isAlive(inner)).toBe(true);
    expect(await server.stop()).toBe(0);
    expect(isAlive(inner)).toBe(false);
    const again = await startServer(env);
    expect(await again.stop()).toBe(0);
    await end();
  }, 600_000);

  it('loses no acknowledged submission when everything is killed', async () => {
    const { server, env, end } = await serveSeeded();
    const browser = new Browser(server.url);
    await browser.signIn('learner@example.com', 'practise-learner');
    const acknowledged: string[] = [];
    const hammer = async (worker: number) => {
      for (let round = 0; ; round += 1) {
        const body = { idempotencyKey: `kill-${worker}-${round}`, diagram: emptyDesign() };
        const path = '/api/missions/newsletter/submissions';
        const answer = await browser.send('POST', path, body);
        if (answer.status !== 202) return;
        acknowledged.push(((await answer.json()) as { id: string }).id);
      }
    };
    const hammers = [0, 1, 2].map((worker) => hammer(worker).catch(() => {}));
    while (acknowledged.length < 15) await sleep(20);
    const [inner = 0] = server.children();
    process.kill(inner, 'SIGKILL');
    server.child.kill('SIGKILL');
    await once(server.child, 'exit');
    await Promise.all(hammers);

    const again = await startServer(env);
    const after = new Browser(again.url);
    await after.signIn('learner@example.com', 'practise-learner');
    for (const id of acknowledged) {
      expect((await after.get(`/submissions/${id}`)).status).toBe(200);
      // What waited, or was being graded by the process that died, is graded by the next one.
      await untilGraded(after, id);
    }
    await again.stop();
    await end();
  }, 600_000);

  it('is up again by itself after its server was killed, with everything that was handed in', async () => {
    const { server, end } = await serveSeeded();
    const browser = new Browser(server.url);
    await browser.signIn('learner@example.com', 'practise-learner');
    const body = { idempotencyKey: 'before-the-kill', diagram: emptyDesign() };
    const answer = await browser.send('POST', '/api/missions/newsletter/submissions', body);
    const { id } = (await answer.json()) as { id: string };
    const [inner = 0] = server.children();
    process.kill(inner, 'SIGKILL');
    while (server.output().split('is running at').length < 3) await sleep(100);
    expect(server.output()).toContain('ended by itself');
    await untilGraded(browser, id);
    expect(await server.stop()).toBe(0);
    await end();
  }, 600_000);

  it('is ended and started again when it does not answer any more', async () => {
    const { server, end } = await serveSeeded();
    const [inner = 0] = server.children();
    process.kill(inner, 'SIGSTOP');
    while (server.output().split('is running at').length < 3) await sleep(100);
    expect(server.output()).toContain('does not answer any more');
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    expect(await server.stop()).toBe(0);
    await end();
  }, 600_000);

  it('finishes what is under way before it ends', async () => {
    const { server, end } = await serveSeeded();
    const browser = new Browser(server.url);
    await browser.signIn('learner@example.com', 'practise-learner');
    const body = { idempotencyKey: 'while-ending', diagram: emptyDesign() };
    const answers = Array.from({ length: 5 }, (_, n) =>
      browser.send('POST', '/api/missions/newsletter/submissions', {
        ...body,
        idempotencyKey: `while-ending-${n}`,
      }),
    );
    // Once one is answered, the server has the others too.
    await Promise.race(answers);
    const code = server.stop();
    for (const answer of await Promise.all(answers)) expect(answer.status).toBe(202);
    expect(await code).toBe(0);
    await end();
  }, 600_000);

  it('ends by itself when the start script was killed, and lets the next one in', async () => {
    const { server, env, end } = await serveSeeded();
    const [inner = 0] = server.children();
    server.child.kill('SIGKILL');
    await once(server.child, 'exit');
    for (let wait = 0; isAlive(inner) && wait < 100; wait += 1) await sleep(50);
    expect(isAlive(inner)).toBe(false);
    const again = await startServer(env);
    await again.stop();
    await end();
  }, 600_000);
});

describe('a start that cannot succeed', () => {
  it('says that the port is taken', async () => {
    const { env, drop } = await emptyDatabase();
    const other = createServer();
    const port = await new Promise<number>((done) => {
      other.listen(0, () => {
        const address = other.address();
        done(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const { code, output } = await failedStart(env, port);
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is taken`);
    await new Promise((done) => other.close(done));
    await drop();
  });

  it('says that its folder is none, and in which words the database is broken', async () => {
    const { env, drop } = await emptyDatabase();
    const file = join(env.BACKPRESSURE_DATA_DIR, 'a-file');
    writeFileSync(file, '');
    const none = await failedStart({ ...env, BACKPRESSURE_DATA_DIR: file });
    expect(none.code).toBe(1);
    expect(none.output).toContain(`The folder ${file} is not a folder`);
    expect(none.output).not.toContain('    at ');
    if (!onPostgres()) {
      writeFileSync(join(env.BACKPRESSURE_DATA_DIR, 'pgdata'), '');
      const broken = await failedStart(env);
      expect(broken.code).toBe(1);
      expect(broken.output).toMatch(/is not complete: it is a file. Nothing was changed/);
      expect(broken.output).not.toContain('    at ');
    }
    await drop();
  });

  it('names what a real installation lacks', async () => {
    const { code, output } = await failedStart({
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
      NEXTAUTH_SECRET: '',
      NEXTAUTH_URL: '',
    });
    expect(code).toBe(1);
    expect(output).toContain('NEXTAUTH_SECRET is missing');
    expect(output).toContain('NEXTAUTH_URL is missing');
  });
});

describe('the demo accounts', () => {
  it('exist in embedded mode, where they are printed, and never on PostgreSQL', async () => {
    const { env, drop } = await emptyDatabase();
    const server = await startServer(env);
    expect(server.output().includes('practise-admin')).toBe(!onPostgres());
    const answer = await new Browser(server.url).signIn('admin@example.com', 'practise-admin');
    expect(answer.status).toBe(onPostgres() ? 401 : 200);
    await server.stop();
    await drop();
  }, 600_000);
});
