import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { onRoundNews, tellRound } from '@/server/data/round-news';
import { db } from '@/server/db';
import { serverEnv } from '@/server/env';
import { withDatabase } from '../support/database';

withDatabase();

describe('news of a round', () => {
  it('reach the other processes, in both directions', async () => {
    const other = new pg.Client(serverEnv().databaseUrl ?? '');
    await other.connect();
    const heard = new Promise((done) => other.on('notification', ({ payload }) => done(payload)));
    await other.query('LISTEN round_news');
    await db().$transaction((tx) => tellRound(tx, 'a-round'));
    expect(await heard).toBe('a-round');

    let wakes = 0;
    let woken = () => {};
    const stop = onRoundNews('that-round', () => {
      wakes += 1;
      woken();
    });
    const next = () => new Promise<void>((done) => (woken = done));
    // The first one says that it is listened from now on.
    await next();
    const one = next();
    await other.query("SELECT pg_notify('round_news', 'some-other-round')");
    await other.query("SELECT pg_notify('round_news', 'that-round')");
    await one;
    expect(wakes).toBe(2);
    stop();
    await other.end();
  });
});
