import 'server-only';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { takeLock } from '@/scripts/lib/folder-lock.mjs';
import { folderTrouble } from '@/scripts/lib/folder-trouble.mjs';
import { log } from '@/server/log';

/** How long to wait for a process that is just ending to let go of the database, ms. */
const LOCK_PATIENCE_MS = 5_000;

/** An open embedded database and the way to close it. */
export interface EmbeddedDatabase {
  client: PGlite;
  close(): Promise<void>;
}

/** Another live process has the folder open. */
export class DatabaseLockedError extends Error {
  constructor(folder: string, holder: number) {
    super(
      `The database in ${folder} is open in process ${holder}. Two processes on one folder would lose data: stop that process, or choose another folder with BACKPRESSURE_DATA_DIR.`,
    );
    this.name = 'DatabaseLockedError';
  }
}

/** The folder holds something that is no whole database: it must not be touched. */
export class IncompleteDatabaseError extends Error {
  constructor(folder: string, what: string) {
    super(
      `The database in ${folder} is not complete: ${what}. Nothing was changed. Restore a whole copy of the folder, or move it away to begin with an empty database.`,
    );
    this.name = 'IncompleteDatabaseError';
  }
}

/** Without these a folder is no cluster, and the database would make a new one over what is left. */
const ESSENTIAL = ['PG_VERSION', 'global/pg_control', 'base', 'pg_wal'];

function requireWholeCluster(target: string) {
  if (!statSync(target).isDirectory()) throw new IncompleteDatabaseError(target, 'it is a file');
  for (const part of ESSENTIAL) {
    const found = statSync(join(target, part), { throwIfNoEntry: false });
    if (found === undefined) throw new IncompleteDatabaseError(target, `${part} is missing`);
    if (found.isFile() && found.size === 0)
      throw new IncompleteDatabaseError(target, `${part} is empty`);
  }
}

/** Nobody but the owner of the process may read or write the data, whatever the files inside allow. */
function makePrivate(folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform !== 'win32') chmodSync(folder, 0o700);
}

async function lockFolder(folder: string) {
  const deadline = performance.now() + LOCK_PATIENCE_MS;
  for (;;) {
    const taken = takeLock(folder, 'database');
    if (taken.lock !== undefined) return taken.lock;
    if (taken.holder === process.pid || performance.now() > deadline) {
      throw new DatabaseLockedError(folder, taken.holder);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}

interface NodeStream {
  nfd?: number;
  node: unknown;
}

/** The parts of the WebAssembly file system that fsync needs; PGlite ships without the call. */
interface FileSystemModule {
  FS: {
    lookupPath(path: string): {
      node: {
        mount: {
          type: {
            realPath(node: unknown): string;
            stream_ops: { fsync?: (stream: NodeStream) => number };
          };
        };
      };
    };
  };
}

const EIO = 29;

function syncPath(path: string) {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Makes PostgreSQL's fsync reach the disk. Without this every acknowledged row may vanish in a power cut. */
function connectFsync(client: PGlite) {
  const { FS } = client.Module as unknown as FileSystemModule;
  const files = FS.lookupPath(PGlite.paths.PGDATA).node.mount.type;
  files.stream_ops.fsync = (stream) => {
    try {
      if (stream.nfd === undefined) syncPath(files.realPath(stream.node));
      else fsyncSync(stream.nfd);
      return 0;
    } catch {
      return -EIO;
    }
  };
}

function syncTree(folder: string) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncPath(path);
  }
  syncPath(folder);
}

const START_PARAMS = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'timezone=UTC',
  // What the log may take of the disk until it is written back; kept files would never be given back.
  '-c',
  'max_wal_size=64MB',
  '-c',
  'min_wal_size=32MB',
  '-c',
  'wal_recycle=off',
];

/** Creates the cluster beside its final place and moves it there whole, so that no half-made one is ever opened. */
async function createCluster(target: string) {
  const draft = `${target}.new`;
  rmSync(draft, { recursive: true, force: true });
  makePrivate(draft);
  const client = await PGlite.create(draft, { startParams: START_PARAMS });
  await client.close();
  syncTree(draft);
  renameSync(draft, target);
  syncPath(dirname(target));
}

/** Opens a cluster; what the database says on its way down is for us, and the reader is told what to do. */
async function openCluster(target: string): Promise<PGlite> {
  try {
    return await PGlite.create(target, { startParams: START_PARAMS });
  } catch (error) {
    log.error({ err: error }, 'the embedded database does not open');
    throw new IncompleteDatabaseError(target, 'it does not open');
  }
}

/**
 * Opens the embedded database in `folder`, creating it on first use, and locks the folder until it is closed or
 * the process ends. Refuses with `DatabaseLockedError` when another process has it, and with `IncompleteDatabaseError`,
 * changing nothing, when a part of the database is missing.
 */
export async function openEmbedded(folder: string): Promise<EmbeddedDatabase> {
  const lock = await lockFolder(folder);
  try {
    const target = join(folder, 'pgdata');
    if (existsSync(target)) requireWholeCluster(target);
    else await createCluster(target);
    makePrivate(folder);
    makePrivate(target);
    const client = await openCluster(target);
    connectFsync(client);
    return {
      client,
      close: async () => {
        await client.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    const trouble = folderTrouble(error, folder);
    throw trouble === null ? error : new Error(trouble, { cause: error });
  }
}
