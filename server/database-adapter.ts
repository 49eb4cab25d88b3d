import 'server-only';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { Client, type ClientConfig } from 'pg';
import { guardDisk } from './embedded/guard-disk';
import type { EmbeddedHandle } from './embedded/handle';
import { adapterOver, openHere } from './embedded/open-here';
import { openInThread } from './embedded/open-in-thread';
import type { ServerEnv } from './env';

function disposing(adapter: SqlDriverAdapter, dispose: () => Promise<void>): SqlDriverAdapter {
  let disposed: Promise<void> | null = null;
  adapter.dispose = () => {
    disposed ??= dispose();
    return disposed;
  };
  return adapter;
}

// The bundler may load this module several times in one process; a folder is opened once.
const shared = globalThis as { backpressureEmbedded?: Map<string, EmbeddedHandle> };

/** The embedded database in `folder` itself, for what does not go through Prisma; null while it is not open. */
export function openedEmbedded(folder: string): EmbeddedHandle | null {
  return shared.backpressureEmbedded?.get(folder) ?? null;
}

/** The server gives the database a thread; commands and tests, which wait for it anyway, do without. */
const open = (folder: string) =>
  process.env.BACKPRESSURE_DATABASE_THREAD ? openInThread(folder) : openHere(folder);

/** Prisma's way into the embedded database in `folder`; the database opens with the first connection. */
export function embeddedFactory(folder: string): SqlMigrationAwareDriverAdapterFactory {
  let opening: Promise<EmbeddedHandle> | null = null;
  return {
    provider: 'postgres',
    adapterName: 'embedded',
    connect: async () => {
      opening ??= open(folder);
      const opened = opening;
      const database = await opened.catch((error) => {
        opening = null;
        throw error;
      });
      shared.backpressureEmbedded ??= new Map();
      shared.backpressureEmbedded.set(folder, database);
      return disposing(guardDisk(database.adapter), async () => {
        if (opening !== opened) return;
        opening = null;
        shared.backpressureEmbedded?.delete(folder);
        await database.close();
      });
    },
    connectToShadowDb: async () => {
      const shadow = await PGlite.create();
      return disposing(await adapterOver(shadow), () => shadow.close());
    },
  };
}

/** Prisma's way into PostgreSQL at `address`. */
function postgresFactory(address: string): SqlMigrationAwareDriverAdapterFactory {
  // Both adapters read and write times as UTC without saying so.
  const config = {
    connectionString: address,
    options: '-c timezone=UTC',
    keepAlive: true,
    // A database that hangs must not hang every request with it.
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 10_000,
  };
  const factory = new PrismaPg(config);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      const adapter = await factory.connect();
      adapter.executeScript = (sql) => runScript(config, sql);
      return adapter;
    },
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}

/** Runs a script whole. The package would cut it at every semicolon, those in comments and functions included. */
async function runScript(config: ClientConfig, sql: string): Promise<void> {
  // A migration may take its time.
  const client = new Client({ ...config, statement_timeout: 0, lock_timeout: 60_000 });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Chooses PostgreSQL when an address is set, the embedded database otherwise. */
export function adapterFactory(
  env: Pick<ServerEnv, 'databaseUrl' | 'dataDir'>,
): SqlMigrationAwareDriverAdapterFactory {
  return env.databaseUrl === null ? embeddedFactory(env.dataDir) : postgresFactory(env.databaseUrl);
}
