import { describe, expect, it } from 'vitest';
import type { WorkerMessage, WorkerRequest } from './run-messages';
import { Cancelled, type PoolWorker, RunPool } from './run-pool';

class FakeWorker implements PoolWorker {
  onmessage: PoolWorker['onmessage'] = null;
  onerror: PoolWorker['onerror'] = null;
  asked: WorkerRequest[] = [];
  ended = false;
  postMessage(request: WorkerRequest) {
    this.asked.push(request);
  }
  terminate() {
    this.ended = true;
  }
  answer(message: WorkerMessage) {
    this.onmessage?.({ data: message } as MessageEvent<WorkerMessage>);
  }
}

const run = (scenarioId: string) =>
  ({ kind: 'run', scenarioId }) as Extract<WorkerRequest, { kind: 'run' }>;
const judge = { kind: 'judge' } as Extract<WorkerRequest, { kind: 'judge' }>;
const done = { kind: 'done' } as WorkerMessage;

function poolOf(most: number) {
  const workers: FakeWorker[] = [];
  const pool = new RunPool(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  }, most);
  return { pool, workers };
}
const ignore = () => {};

describe('the pool of workers', () => {
  it('makes as many as it may, lets the rest wait, and uses a worker again', async () => {
    const { pool, workers } = poolOf(2);
    const runs = ['a', 'b', 'c'].map((id) => pool.run(run(id), ignore));
    expect(workers).toHaveLength(2);
    workers[0]?.answer(done);
    await runs[0];
    expect(workers).toHaveLength(2);
    expect(workers[0]?.asked).toEqual([run('a'), run('c')]);
  });

  it('tells how far a run has come', async () => {
    const { pool, workers } = poolOf(1);
    const seen: number[] = [];
    const result = pool.run(run('a'), ({ atMs }) => seen.push(atMs));
    workers[0]?.answer({ kind: 'progress', atMs: 5, horizonMs: 10, events: 1 });
    workers[0]?.answer(done);
    await result;
    expect(seen).toEqual([5]);
  });

  it('ends runs that are called off, and lets judging go on', async () => {
    const { pool, workers } = poolOf(2);
    const stopped = pool.run(run('a'), ignore);
    const judged = pool.judge(judge);
    pool.cancel();
    await expect(stopped).rejects.toThrow(Cancelled);
    expect(workers[0]?.ended).toBe(true);
    workers[1]?.answer({ kind: 'judged', judged: [] });
    expect(await judged).toEqual({ kind: 'judged', judged: [] });
  });

  it('does not listen to a worker that it has ended', async () => {
    const { pool, workers } = poolOf(1);
    const stopped = pool.run(run('a'), ignore);
    pool.cancel();
    await expect(stopped).rejects.toThrow(Cancelled);
    const next = pool.run(run('b'), ignore);
    workers[0]?.answer(done);
    expect(workers).toHaveLength(2);
    workers[1]?.answer(done);
    expect(await next).toEqual(done);
  });

  it('says why a run failed, and goes on with the next', async () => {
    const { pool, workers } = poolOf(1);
    const broken = pool.run(run('a'), ignore);
    const next = pool.run(run('b'), ignore);
    workers[0]?.answer({ kind: 'failed', reason: 'It broke off.' });
    await expect(broken).rejects.toThrow('It broke off.');
    workers[1]?.answer(done);
    expect(await next).toEqual(done);
  });
});
