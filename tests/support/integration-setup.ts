import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a PostgreSQL cluster without a database; null when the tests run on PGlite. */
    postgresUrl: string | null;
  }
}

/** Chooses the database of the whole run: `BACKPRESSURE_TEST_DATABASE` is `pglite` (default) or `postgres`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chosen = process.env.BACKPRESSURE_TEST_DATABASE || 'pglite';
  if (chosen !== 'pglite' && chosen !== 'postgres') {
    throw new Error(`BACKPRESSURE_TEST_DATABASE must be pglite or postgres, not "${chosen}"`);
  }
  if (chosen === 'pglite') {
    project.provide('postgresUrl', null);
    return async () => {};
  }
  const postgres = await startPostgres();
  project.provide('postgresUrl', postgres.url);
  return postgres.stop;
}
