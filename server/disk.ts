import 'server-only';
import { statfs } from 'node:fs/promises';
import { serverEnv } from './env';
import { log } from './log';

/** Less than this and nothing is written any more: the database's log must never meet the end of the disk, MB. */
const LEAST_FREE_MB = 64;
/** A look at the disk stays good for this long, ms. */
const FRESH_MS = 1_000;

interface Looked {
  at: number;
  isFull: Promise<boolean>;
}

// One look per process, however often the bundler loads this module.
const shared = globalThis as { backpressureDisk?: Looked };

async function look(folder: string): Promise<boolean> {
  const least = Number(process.env.LEAST_FREE_MB || LEAST_FREE_MB) * 2 ** 20;
  try {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    if (free < least) log.error({ folder, free, least }, 'the disk is too full to store anything');
    return free < least;
  } catch {
    // The folder is made with the database.
    return false;
  }
}

/** Whether the disk of the embedded database is too full to write to; never with a database elsewhere. */
export function diskIsFull(): Promise<boolean> {
  const { databaseUrl, dataDir } = serverEnv();
  if (databaseUrl !== null) return Promise.resolve(false);
  const now = performance.now();
  if (shared.backpressureDisk === undefined || now - shared.backpressureDisk.at > FRESH_MS) {
    shared.backpressureDisk = { at: now, isFull: look(dataDir) };
  }
  return shared.backpressureDisk.isFull;
}

/** The room on the disk of the embedded database, bytes; null with a database elsewhere. */
export async function diskRoom(): Promise<{ free: number; total: number } | null> {
  const { databaseUrl, dataDir } = serverEnv();
  if (databaseUrl !== null) return null;
  const { bavail, blocks, bsize } = await statfs(dataDir);
  return { free: bavail * bsize, total: blocks * bsize };
}

/** PostgreSQL's own code for a disk on which there is no room. */
export const DISK_FULL = '53100';

/** Throws an error with PostgreSQL's own code when the disk is too full to store anything: what stands between keeps the code only. */
export async function requireDisk(): Promise<void> {
  if (await diskIsFull()) {
    throw Object.assign(new Error('the disk is almost full'), { code: DISK_FULL });
  }
}
