import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PartnerCommand } from '@/core/interview/partner-book';
import type { RoundCommand } from '@/core/interview/round-state';
import type { RoundView } from '@/core/interview/round-view';
import { Browser } from '../support/browser';
import { emptyDesign } from '../support/designs';
import { followEvents } from '../support/follow-events';
import { untilGraded } from '../support/graded';
import { freePort } from '../support/postgres-server';
import { roundRobin } from '../support/round-robin';
import { serveSeeded } from '../support/serve-seeded';
import { actionId, callAction, valueIn } from '../support/server-actions';
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
    const env = {
      ...seeded.env,
      NEXTAUTH_URL: url,
      TRUST_PROXY: '1',
      // Somebody may be held to one of the two.
      ALLOWED_HOSTS: `localhost:${a},localhost:${b}`,
    };
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

  it('carry an interview between somebody on one and somebody on the other', async () => {
    await database.query('DELETE FROM "RateLimit"');
    const [candidate, partner] = [new Browser(first.url), new Browser(second.url)];
    expect((await candidate.signIn(...LEARNER)).status).toBe(200);
    await partner.signIn('instructor@example.com', 'practise-instructor');
    const call = (browser: Browser, path: string, name: string, input: unknown) =>
      callAction(browser, path, actionId('app/interview/actions.ts', name), input);
    const begun = await call(candidate, '/interview', 'beginRoundAction', {
      mission: 'checkout',
      length: 45,
      stretched: false,
    });
    const round = valueIn<string>(begun);
    const page = `/interview/${round}`;
    const act = async (command: RoundCommand) =>
      valueIn<RoundView | null>(
        await call(candidate, page, 'actInRoundAction', { round, command }),
      );
    const fromSeat = async (command: PartnerCommand) =>
      valueIn(await call(partner, `${page}/seat`, 'actFromSeatAction', { round, command }));
    const invited = await call(candidate, page, 'inviteInterviewerAction', round);
    const token = /[A-Za-z0-9_-]{43}/.exec(invited)?.[0] ?? '';
    valueIn(await call(partner, '/interview', 'joinAsInterviewerAction', token));

    const seat = await followEvents(partner, `/api/rounds/${round}/seat`);
    const room = await followEvents(candidate, `/api/rounds/${round}/events`);
    try {
      // Each stream also looks by itself every five seconds: without a word from the other process these twelve would take a minute.
      const cards = (await act({ do: 'look' }))?.cards.map(({ id }) => id) ?? [];
      for (const card of cards.slice(0, 4)) {
        await act({ do: 'ask', card });
        await seat.until(new RegExp(`"asked":\\[[^\\]]*"${card}"\\]`));
      }
      for (const card of cards.slice(4, 7)) {
        await fromSeat({ do: 'answer', card });
        await room.until(new RegExp(`"id":"${card}","question":"[^"]*","answer":"`));
      }
      for (const step of ['clarify', 'estimate', 'interface', 'data'] as const) {
        await act({ do: 'next', from: step });
      }
      await seat.until(/"step":"draw"/);
      const canvas = (await act({ do: 'look' }))?.canvas;
      const diagram = structuredClone(canvas?.diagram ?? emptyDesign());
      for (const component of diagram.components) component.position.x += 1234;
      await act({ do: 'draw', diagram });
      await seat.until(new RegExp(`"x":${diagram.components[0]?.position.x}`));
      await fromSeat({ do: 'twist', twist: 'slow-mail' });
      await room.until(/"isCalled":true/);
      await act({ do: 'next', from: 'draw' });
      await seat.until(/"step":"change"/);
      await act({ do: 'finish' });
      await seat.until(/"finished":true/);
    } finally {
      seat.end();
      room.end();
    }
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
