import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../support/browser';
import { emptyDesign } from '../support/designs';
import { untilGraded } from '../support/graded';
import { freePort } from '../support/postgres-server';
import { roundRobin } from '../support/round-robin';
import { serveSeeded } from '../support/serve-seeded';
import { type ServerProcess, startServer } from '../support/server-process';

/** Pairs of hand-ins with one key; the long run has as many as were measured once. */
const PAIRS = process.env.BACKPRESSURE_LONG ? 200 : 12;
const LEARNER = ['learner@example.com', 'practise-learner'] as const;

describe('two instances on one PostgreSQL, behind a proxy', () => {
  let first: ServerProcess;
  let second: ServerProcess;
  let url: string;
  let database: pg.Client;
  const endings: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    const seeded = await serveSeeded();
    await seeded.server.stop();
    const [port, a, b] = [await freePort(), await freePort(), await freePort()];
    url = `http://localhost:${port}`;
    const folder = mkdtempSync(join(tmpdir(), 'backpressure-second-'));
    const env = { ...seeded.env, NEXTAUTH_URL: url, TRUST_PROXY: '1' };
    first = await startServer(env, a);
    second = await startServer({ ...env, BACKPRESSURE_DATA_DIR: folder }, b);
    const closeProxy = await roundRobin(port, [a, b]);
    database = new pg.Client(seeded.env.DATABASE_URL);
    await database.connect();
    endings.push(
      () => database.end(),
      closeProxy,
      () => first.stop(),
      () => second.stop(),
      seeded.end,
      async () => rmSync(folder, { recursive: true, force: true }),
    );
  }, 600_000);
  afterAll(async () => {
    for (const end of endings) await end();
  }, 120_000);

  const hand = async (browser: Browser, idempotencyKey: string) => {
    const body = { idempotencyKey, diagram: emptyDesign() };
    const answer = await browser.send('POST', '/api/missions/newsletter/submissions', body);
    return { status: answer.status, id: ((await answer.json()) as { id: string }).id };
  };

  it('stores and grades once what comes to both with the same key', async () => {
    const browser = new Browser(url);
    expect((await browser.signIn(...LEARNER)).status).toBe(200);
    for (let n = 0; n < PAIRS; n += 1) {
      // A learner may hand in 60 times in ten minutes, counted over both, and a pair counts twice.
      if (n % 25 === 24) await database.query('DELETE FROM "RateLimit"');
      const [one, other] = await Promise.all([
        hand(browser, `pair-number-${n}`),
        hand(browser, `pair-number-${n}`),
      ]);
      expect(one.id).toMatch(/^[0-9a-f-]{36}$/);
      expect(other.id).toBe(one.id);
      await untilGraded(browser, one.id);
    }
    const { rows } = await database.query(`SELECT count(*)::int AS hand_ins,
      (SELECT count(*)::int FROM "Grade") AS grades FROM "Submission"`);
    expect(rows).toEqual([{ hand_ins: PAIRS, grades: PAIRS }]);
  }, 600_000);

  it('counts wrong passwords together, and lets a known device in', async () => {
    const own = new Browser(url);
    expect((await own.signIn(...LEARNER)).status).toBe(200);
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      const answer = await new Browser(url).signIn(LEARNER[0], 'not the password');
      statuses.push(answer.status);
      const told = answer.headers.get('location') ?? (await answer.text());
      if (n >= 10) expect(told).toContain('too-many');
      else expect(told).not.toContain('too-many');
    }
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect((await own.signIn(...LEARNER)).status).toBe(200);
  });

  it('end a session on both when somebody signs out', async () => {
    await database.query('DELETE FROM "RateLimit"');
    const browser = new Browser(url);
    await browser.signIn('instructor@example.com', 'practise-instructor');
    const copy = browser.copy();
    for (let n = 0; n < 4; n += 1) expect((await copy.get('/home')).status).toBe(200);
    await browser.signOut();
    for (let n = 0; n < 4; n += 1) expect((await copy.get('/home')).status).toBe(307);
  });

  it('share sessions, and go on when one of them is restarted', async () => {
    await database.query('DELETE FROM "RateLimit"');
    const browser = new Browser(url);
    await browser.signIn('instructor@example.com', 'practise-instructor');
    let stopped = false;
    const restart = first.stop().then((code) => {
      stopped = true;
      expect(code).toBe(0);
    });
    const statuses: number[] = [];
    while (!stopped || statuses.length < 40) statuses.push((await browser.get('/home')).status);
    await restart;
    expect(new Set(statuses)).toEqual(new Set([200]));
  }, 120_000);
});
