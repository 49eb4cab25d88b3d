import 'server-only';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { takeLock } from '@/scripts/lib/folder-lock.mjs';

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
];

/** Creates the cluster beside its final place and moves it there whole, so that no half-made one is ever opened. */
async function createCluster(target: string) {
  const draft = `${target}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const client = await PGlite.create(draft, { startParams: START_PARAMS });
  await client.close();
  syncTree(draft);
  renameSync(draft, target);
  syncPath(dirname(target));
}

/**
 * Opens the embedded database in `folder`, creating it on first use, and locks the folder until it is closed or
 * the process ends. Refuses with `DatabaseLockedError` when another process has it.
 */
export async function openEmbedded(folder: string): Promise<EmbeddedDatabase> {
  const lock = await lockFolder(folder);
  try {
    const target = join(folder, 'pgdata');
    if (!existsSync(target)) await createCluster(target);
    const client = await PGlite.create(target, { startParams: START_PARAMS });
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
    throw error;
  }
}
