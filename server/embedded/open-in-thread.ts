import 'server-only';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlQueryable,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import { log } from '@/server/log';
import type { EmbeddedHandle } from './handle';
import type { PlainError, ThreadAnswer, ThreadCall } from './thread-messages';

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

function errorOf({ name, message, stack, cause, code }: PlainError): Error {
  if (name === 'DriverAdapterError' && cause !== undefined) {
    return new DriverAdapterError(cause as ConstructorParameters<typeof DriverAdapterError>[0]);
  }
  const error = Object.assign(new Error(message), {
    name,
    ...(code === undefined ? {} : { code }),
  });
  if (stack !== undefined) error.stack = stack;
  return error;
}

/** A thread that answers calls, in any order. */
class Caller {
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;
  private isClosing = false;

  constructor(
    private readonly worker: Worker,
    onLost: (error: Error) => void,
  ) {
    const lose = (error: Error) => {
      for (const { reject } of this.waiting.values()) reject(error);
      this.waiting.clear();
      if (!this.isClosing) onLost(error);
    };
    worker.on('message', (answer: ThreadAnswer) => this.settle(answer));
    worker.on('error', lose);
    worker.on('exit', () => lose(new Error('the thread of the embedded database has ended')));
  }

  /** Waits for an answer that comes by itself. */
  answer<T>(id: number): Promise<T> {
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
    });
  }

  call<T>(call: ThreadCall): Promise<T> {
    this.isClosing ||= call.op === 'close';
    const id = this.nextId++;
    const answer = this.answer<T>(id);
    this.worker.postMessage({ id, call });
    return answer;
  }

  private settle(answer: ThreadAnswer): void {
    const found = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('error' in answer) found?.reject(errorOf(answer.error));
    else found?.resolve(answer.value);
  }
}

const INFO = { provider: 'postgres', adapterName: 'embedded' } as const;

function queryable(caller: Caller, tx: number | null): SqlQueryable {
  return {
    ...INFO,
    queryRaw: (query: SqlQuery) => caller.call<SqlResultSet>({ op: 'queryRaw', tx, query }),
    executeRaw: (query: SqlQuery) => caller.call<number>({ op: 'executeRaw', tx, query }),
  };
}

function adapterOf(caller: Caller): SqlDriverAdapter {
  return {
    ...queryable(caller, null),
    executeScript: (script) => caller.call<void>({ op: 'executeScript', script }),
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    startTransaction: async (isolation) => {
      const tx = await caller.call<number>({ op: 'begin', isolation });
      return {
        ...queryable(caller, tx),
        options: { usePhantomQuery: true },
        commit: () => caller.call<void>({ op: 'commit', tx }),
        rollback: () => caller.call<void>({ op: 'rollback', tx }),
      };
    },
    dispose: async () => {},
  };
}

/**
 * Opens the embedded database of a folder in a thread of its own; refuses as `openEmbedded` does. When the thread ends by itself
 * (the database has crashed) the process ends with it: what is acknowledged is on the disk, and a new start recovers it.
 */
export async function openInThread(folder: string): Promise<EmbeddedHandle> {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'dist', 'database-thread.mjs');
  const worker = new Worker(/* turbopackIgnore: true */ file, { workerData: { folder } });
  let isOpen = false;
  const caller = new Caller(worker, (error) => {
    if (!isOpen) return;
    log.fatal({ err: error }, 'the embedded database has ended');
    process.exit(1);
  });
  try {
    await caller.answer(0);
  } catch (error) {
    void worker.terminate();
    throw error;
  }
  isOpen = true;
  return {
    adapter: adapterOf(caller),
    run: (text, values = []) => caller.call({ op: 'run', text, values }),
    dump: () => caller.call({ op: 'dump' }),
    close: () => caller.call({ op: 'close' }),
  };
}
