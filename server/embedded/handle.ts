import 'server-only';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';

/** The open embedded database of a folder, in this thread or in one of its own. */
export interface EmbeddedHandle {
  /** Prisma's way in. Disposing of it does not close the database. */
  adapter: SqlDriverAdapter;
  /** A script without values, or one statement with them, for what does not go through Prisma; gives the rows of the last statement. */
  run(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  /** The whole database as it is now, as a gzipped tar of its folder. */
  dump(): Promise<Uint8Array>;
  /** Closes the database and frees its folder. */
  close(): Promise<void>;
}
