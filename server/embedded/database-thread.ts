// The thread in which the embedded database lives, so that neither its work nor its end holds up requests. Bundled to
// dist/database-thread.mjs before the server starts; see scripts/lib/build.mjs.
import { parentPort, workerData } from 'node:worker_threads';
import type { Transaction } from '@prisma/driver-adapter-utils';
import { openHere } from './open-here';
import type { PlainError, ThreadAnswer, ThreadCall } from './thread-messages';

const post = (answer: ThreadAnswer) => parentPort?.postMessage(answer);

function plain(error: unknown): PlainError {
  if (!(error instanceof Error)) {
    return {
      name: 'Error',
      message: String(error),
      stack: undefined,
      cause: undefined,
      code: undefined,
    };
  }
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  return { name, message, stack, cause: name === 'DriverAdapterError' ? cause : undefined, code };
}

async function answer(id: number, work: () => Promise<unknown>): Promise<void> {
  try {
    post({ id, value: await work() });
  } catch (error) {
    post({ id, error: plain(error) });
  }
}

async function serve(folder: string): Promise<void> {
  const { adapter, run, dump, close } = await openHere(folder);
  const open = new Map<number, Transaction>();
  let nextTx = 1;
  const transaction = (tx: number) => {
    const found = open.get(tx);
    if (found === undefined) throw new Error('this transaction is over');
    return found;
  };
  const end = (tx: number) => {
    const found = transaction(tx);
    open.delete(tx);
    return found;
  };
  const obey = async (call: ThreadCall): Promise<unknown> => {
    switch (call.op) {
      case 'queryRaw':
      case 'executeRaw':
        return (call.tx === null ? adapter : transaction(call.tx))[call.op](call.query);
      case 'executeScript':
        return adapter.executeScript(call.script);
      case 'begin': {
        const tx = nextTx++;
        open.set(tx, await adapter.startTransaction(call.isolation));
        return tx;
      }
      case 'commit':
      case 'rollback':
        return end(call.tx)[call.op]();
      case 'run':
        return { rows: (await run(call.text, call.values)).rows };
      case 'dump':
        return dump();
      case 'close':
        return close();
    }
  };
  parentPort?.on('message', ({ id, call }: { id: number; call: ThreadCall }) => {
    void answer(id, () => obey(call)).then(() => {
      if (call.op === 'close') parentPort?.close();
    });
  });
}

await answer(0, () => serve((workerData as { folder: string }).folder));
