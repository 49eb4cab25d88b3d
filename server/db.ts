import 'server-only';
import { PrismaClient } from '@/generated/prisma/client';
import { adapterFactory } from './database-adapter';
import { serverEnv } from './env';

// The bundler may load this module several times in one process; the database may be opened only once.
const shared = globalThis as { backpressureDb?: PrismaClient };

/** The process's database client, made on first use. Only `server/data` and the seed use it. */
export function db(): PrismaClient {
  shared.backpressureDb ??= new PrismaClient({
    adapter: adapterFactory(serverEnv()),
    // The embedded database takes one transaction at a time: a class that hands in at once waits in line rather than being refused
    // after two seconds, which is the default. Beyond what the server can do its gate refuses before anything begins.
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
  });
  return shared.backpressureDb;
}

/** Closes the database if it was opened. */
export async function closeDb(): Promise<void> {
  const client = shared.backpressureDb;
  shared.backpressureDb = undefined;
  await client?.$disconnect();
}
