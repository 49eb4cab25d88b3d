import 'server-only';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { ServerEnv } from './env';
import { type EmbeddedDatabase, openEmbedded } from './pglite';

async function adapterOf(client: PGlite, dispose: () => Promise<void>): Promise<SqlDriverAdapter> {
  const adapter = (await new PrismaPGlite(client).connect()) as SqlDriverAdapter;
  // The package starts a script without waiting for it, so its errors and its end would go unnoticed.
  adapter.executeScript = async (script) => {
    await client.exec(script);
  };
  adapter.dispose = dispose;
  return adapter;
}

/** Prisma's way into the embedded database in `folder`; the database opens with the first connection. */
export function embeddedFactory(folder: string): SqlMigrationAwareDriverAdapterFactory {
  let opening: Promise<EmbeddedDatabase> | null = null;
  return {
    provider: 'postgres',
    adapterName: 'embedded',
    connect: async () => {
      opening ??= openEmbedded(folder);
      const opened = opening;
      const database = await opened.catch((error) => {
        opening = null;
        throw error;
      });
      return adapterOf(database.client, async () => {
        if (opening !== opened) return;
        opening = null;
        await database.close();
      });
    },
    connectToShadowDb: async () => {
      const shadow = await PGlite.create();
      return adapterOf(shadow, () => shadow.close());
    },
  };
}

/** Chooses PostgreSQL when an address is set, the embedded database otherwise. */
export function adapterFactory(
  env: Pick<ServerEnv, 'databaseUrl' | 'dataDir'>,
): SqlMigrationAwareDriverAdapterFactory {
  if (env.databaseUrl === null) return embeddedFactory(env.dataDir);
  // Both adapters read and write times as UTC without saying so.
  return new PrismaPg({ connectionString: env.databaseUrl, options: '-c timezone=UTC' });
}
