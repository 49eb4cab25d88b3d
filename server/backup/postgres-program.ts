import 'server-only';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/** Where a program of PostgreSQL is: in `POSTGRES_BIN`, in Debian's newest, or on the path. */
export function postgresProgram(name: string): string {
  if (process.env.POSTGRES_BIN) return join(process.env.POSTGRES_BIN, name);
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const newest = versions.sort((a, b) => Number(a) - Number(b)).at(-1);
  return newest === undefined ? name : join(DEBIAN, newest, 'bin', name);
}
