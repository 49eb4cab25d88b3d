import 'server-only';
import type { SqlDriverAdapter, SqlQueryable } from '@prisma/driver-adapter-utils';
import { requireDisk } from '@/server/disk';

const WRITES = /^\s*(insert|update|delete|with\b[\s\S]*\b(insert|update|delete))\b/i;

function guarded<Q extends SqlQueryable>(queryable: Q): Q {
  const { queryRaw, executeRaw } = queryable;
  queryable.queryRaw = async (query) => {
    if (WRITES.test(query.sql)) await requireDisk();
    return queryRaw.call(queryable, query);
  };
  queryable.executeRaw = async (query) => {
    if (WRITES.test(query.sql)) await requireDisk();
    return executeRaw.call(queryable, query);
  };
  return queryable;
}

/** Has everything that writes look at the disk first: the database itself does not survive meeting its end. */
export function guardDisk(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const { startTransaction } = adapter;
  adapter.startTransaction = async (isolation) =>
    guarded(await startTransaction.call(adapter, isolation));
  return guarded(adapter);
}
