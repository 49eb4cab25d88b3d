import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { Browser } from '../support/browser';
import { emptyDatabase, onPostgres } from '../support/database';
import { emptyDesign } from '../support/designs';
import { untilGraded } from '../support/graded';
import { serveSeeded } from '../support/serve-seeded';
import { failedStart, startServer } from '../support/server-process';

type Life = Awaited<ReturnType<typeof serveSeeded>>;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** One server lives through all of these, each test taking it as the one before left it: a start costs seconds. */
describe('a running server', () => {
  let life: Life | null = null;

  /** The server that runs; after a test that failed half way, another on the same data. */
  async function living(): Promise<Life> {
    life ??= await serveSeeded();
    if (!isAlive(life.server.child.pid ?? 0)) life.server = await startServer(life.env);
    return life;
  }

  async function signedIn({ server }: Life): Promise<Browser> {
    const browser = new Browser(server.url);
    await browser.signIn('learner@example.com', 'practise-learner');
    return browser;
  }

  const handIn = (browser: Browser, idempotencyKey: string) =>
    browser.send('POST', '/api/missions/newsletter/submissions', {
      idempotencyKey,
      diagram: emptyDesign(),
    });

  /** How often the server of this start script has begun to run. */
  const starts = ({ server }: Life) => server.output().split('is running at').length - 1;

  afterAll(async () => {
    await life?.server.stop();
    await life?.end();
  });

  it('refuses a second start on its folder, and goes on unharmed', async () => {
    const { server, env } = await living();
    const { code, output } = await failedStart(env);
    expect(code).toBe(1);
    expect(output).toContain(`in use by process ${server.child.pid}`);
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  }, 600_000);

  it('is up again by itself after its server was killed, with everything that was handed in', async () => {
    const one = await living();
    const browser = await signedIn(one);
    const { id } = (await (await handIn(browser, 'before-the-kill')).json()) as { id: string };
    const before = starts(one);
    const [inner = 0] = one.server.children();
    process.kill(inner, 'SIGKILL');
    while (starts(one) === before) await sleep(100);
    expect(one.server.output()).toContain('ended by itself');
    await untilGraded(browser, id);
  }, 600_000);

  it('finishes what is under way before it ends with code 0, and starts again', async () => {
    const one = await living();
    const browser = await signedIn(one);
    const [inner = 0] = one.server.children();
    expect(isAlive(inner)).toBe(true);
    const answers = Array.from({ length: 5 }, (_, n) => handIn(browser, `while-ending-${n}`));
    // Once one is answered, the server has the others too.
    await Promise.race(answers);
    const code = one.server.stop();
    for (const answer of await Promise.all(answers)) expect(answer.status).toBe(202);
    expect(await code).toBe(0);
    expect(isAlive(inner)).toBe(false);
    one.server = await startServer(one.env);
  }, 600_000);

  it('loses no acknowledged submission when everything is killed', async () => {
    const one = await living();
    const browser = await signedIn(one);
    const acknowledged: string[] = [];
    const hammer = async (worker: number) => {
      for (let round = 0; ; round += 1) {
        const answer = await handIn(browser, `kill-${worker}-${round}`);
        if (answer.status !== 202) return;
        acknowledged.push(((await answer.json()) as { id: string }).id);
      }
    };
    const hammers = [0, 1, 2].map((worker) => hammer(worker).catch(() => {}));
    while (acknowledged.length < 15) await sleep(20);
    const [inner = 0] = one.server.children();
    process.kill(inner, 'SIGKILL');
    one.server.child.kill('SIGKILL');
    await once(one.server.child, 'exit');
    await Promise.all(hammers);

    one.server = await startServer(one.env);
    const after = await signedIn(one);
    for (const id of acknowledged) {
      expect((await after.get(`/submissions/${id}`)).status).toBe(200);
      // What waited, or was being graded by the process that died, is graded by the next one.
      await untilGraded(after, id);
    }
  }, 600_000);

  it('ends by itself when the start script was killed, and lets the next one in', async () => {
    const one = await living();
    const [inner = 0] = one.server.children();
    one.server.child.kill('SIGKILL');
    await once(one.server.child, 'exit');
    for (let wait = 0; isAlive(inner) && wait < 100; wait += 1) await sleep(50);
    expect(isAlive(inner)).toBe(false);
    one.server = await startServer(one.env);
  }, 600_000);

  it('is ended and started again when it does not answer any more', async () => {
    const one = await living();
    const before = starts(one);
    const [inner = 0] = one.server.children();
    process.kill(inner, 'SIGSTOP');
    while (starts(one) === before) await sleep(100);
    expect(one.server.output()).toContain('does not answer any more');
    expect((await fetch(`${one.server.url}/api/health`)).status).toBe(200);
    expect(await one.server.stop()).toBe(0);
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
