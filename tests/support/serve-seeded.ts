import { applyMigrations } from '@/prisma/schema-engine';
import { plantDemo } from '@/prisma/seed';
import { adapterFactory } from '@/server/database-adapter';
import { closeDb } from '@/server/db';
import { serverEnv } from '@/server/env';
import { emptyDatabase, onPostgres } from './database';
import { type ServerProcess, startServer } from './server-process';

/**
 * A server with the demo accounts on a database of its own. The embedded one plants them itself; on PostgreSQL, where
 * it never does, they are planted here. `more` are settings over the usual ones.
 */
export async function serveSeeded(more: Record<string, string> = {}): Promise<{
  server: ServerProcess;
  env: Record<string, string>;
  end: () => Promise<void>;
}> {
  const { env, drop } = await emptyDatabase();
  if (onPostgres()) {
    Object.assign(process.env, env);
    await applyMigrations(adapterFactory(serverEnv()));
    await plantDemo();
    await closeDb();
  }
  const server = await startServer({ ...env, ...more });
  return {
    server,
    env,
    end: async () => {
      await server.stop();
      await drop();
    },
  };
}
