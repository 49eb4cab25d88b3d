import 'server-only';
import pg from 'pg';
import type { Prisma } from '@/generated/prisma/client';
import { serverEnv } from '@/server/env';
import { log } from '@/server/log';

// Who looks at a round is told when it has changed, by whichever process on one database it was changed.

const CHANNEL = 'round_news';
const AGAIN_MS = 1_000;

interface News {
  wakes: Map<string, Set<() => void>>;
  /** The connection on which other processes are heard; null without listeners and on the embedded database, which has no others. */
  client: pg.Client | null;
  again: ReturnType<typeof setTimeout> | undefined;
}

// One per process, however often the bundler loads this module.
const shared = globalThis as { backpressureRoundNews?: News };

function news(): News {
  shared.backpressureRoundNews ??= { wakes: new Map(), client: null, again: undefined };
  return shared.backpressureRoundNews;
}

/** Wakes who in this process looks at a round. To be called after its change was committed. */
export function wakeRound(id: string): void {
  for (const wake of news().wakes.get(id) ?? []) wake();
}

/** Tells the other processes of a change, as soon as its transaction is committed. */
export async function tellRound(tx: Prisma.TransactionClient, id: string): Promise<void> {
  if (serverEnv().databaseUrl !== null) await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, ${id})`;
}

function listen(): void {
  const { databaseUrl } = serverEnv();
  const state = news();
  if (databaseUrl === null || state.client !== null || state.wakes.size === 0) return;
  const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
  state.client = client;
  const lost = (error?: Error) => {
    if (state.client !== client) return;
    if (error) log.warn({ err: error }, 'the connection for news of rounds was lost');
    state.client = null;
    clearTimeout(state.again);
    state.again = setTimeout(listen, AGAIN_MS);
    state.again.unref();
    client.end().catch(() => {});
  };
  client.on('error', lost);
  client.on('end', () => lost());
  client.on('notification', ({ payload }) => wakeRound(payload ?? ''));
  client
    .connect()
    .then(() => client.query(`LISTEN ${CHANNEL}`))
    .then(() => {
      // What changed before it was listened to.
      for (const id of state.wakes.keys()) wakeRound(id);
    })
    .catch(lost);
}

/** Calls `wake` after every change of a round, and now and then without one, until the returned function is called. */
export function onRoundNews(id: string, wake: () => void): () => void {
  const state = news();
  const wakes = state.wakes.get(id) ?? new Set();
  state.wakes.set(id, wakes.add(wake));
  listen();
  return () => {
    wakes.delete(wake);
    if (wakes.size === 0 && state.wakes.get(id) === wakes) state.wakes.delete(id);
    if (state.wakes.size > 0) return;
    clearTimeout(state.again);
    const { client } = state;
    state.client = null;
    client?.end().catch(() => {});
  };
}
