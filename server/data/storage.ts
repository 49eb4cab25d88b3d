import 'server-only';
import { adminViewer } from '@/server/auth/guards';
import { db } from '@/server/db';
import { diskRoom } from '@/server/disk';

/** What the database takes, bytes. */
export interface Storage {
  database: number;
  /** The largest first, with their indexes. */
  tables: { name: string; bytes: number }[];
  /** Of the disk that holds the embedded database; null with a database elsewhere. */
  disk: { free: number; total: number } | null;
}

/** How large the database and its tables are, and the room there is. Refuses all but admins. */
export async function selectStorage(): Promise<Storage> {
  await adminViewer();
  const [tables, [whole], disk] = await Promise.all([
    db().$queryRaw<{ name: string; bytes: number }[]>`
      SELECT CASE n.nspname WHEN 'public' THEN c.relname ELSE 'the queue of jobs' END AS name,
        sum(pg_total_relation_size(c.oid))::float8 AS bytes
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname IN ('public', 'pgboss')
      GROUP BY 1 ORDER BY 2 DESC, 1`,
    db().$queryRaw<{ bytes: number }[]>`
      SELECT pg_database_size(current_database())::float8 AS bytes`,
    diskRoom(),
  ]);
  return { database: whole?.bytes ?? 0, tables, disk };
}
