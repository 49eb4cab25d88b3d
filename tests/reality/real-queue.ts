import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import PgBoss from 'pg-boss';

const QUEUE = 'mails';

/** What was measured while jobs went through a real queue; all times in ms. */
export interface Measured {
  /** From the first publish to the last answer of the provider. */
  drainMs: number;
  /** Most jobs that were in the queue at once, those in work included. */
  peakDepth: number;
  /** Means per batch published, per job taken and acknowledged, per call of the provider. */
  publishMs: number;
  overheadMs: number;
  callMs: number;
  /** Calls that the provider answered. */
  served: number;
}

export interface Load {
  /** Moments at which a batch is published, ms from the start. */
  at: number[];
  /** Jobs in each batch. */
  batch: number;
  /** Workers that take one job at a time. */
  slots: number;
}

/** A provider that answers every call after a fixed time. */
function startProvider(latencyMs: number): Promise<Server> {
  const server = createServer((_request, response) => {
    setTimeout(() => response.end('ok'), latencyMs);
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

function call(port: number): Promise<void> {
  return new Promise((done, fail) => {
    const sent = httpRequest({ port, host: '127.0.0.1' }, (response) => {
      response.resume();
      response.on('end', done);
    });
    sent.on('error', fail);
    sent.end();
  });
}

const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

async function timed<T>(into: number[], run: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const value = await run();
  into.push(performance.now() - started);
  return value;
}

/** Sends a load through pg-boss on a real PostgreSQL, with a pool of workers that call a provider of known latency. */
export async function runRealQueue(url: string, load: Load, latencyMs: number): Promise<Measured> {
  const boss = new PgBoss({ connectionString: url, max: load.slots, supervise: false });
  boss.on('error', () => {});
  await boss.start();
  await boss.createQueue(QUEUE);
  const provider = await startProvider(latencyMs);
  const { port } = provider.address() as AddressInfo;
  const total = load.at.length * load.batch;
  const publishes: number[] = [];
  const overheads: number[] = [];
  const calls: number[] = [];
  let published = 0;
  let done = 0;
  let peakDepth = 0;
  let lastAnswer = 0;
  const start = performance.now();

  const produce = async () => {
    for (const at of load.at) {
      await sleep(Math.max(0, start + at - performance.now()));
      const jobs = Array.from({ length: load.batch }, () => ({ name: QUEUE }));
      await timed(publishes, () => boss.insert(jobs));
      published += load.batch;
      peakDepth = Math.max(peakDepth, published - done);
    }
  };
  const work = async () => {
    while (done < total) {
      const taking = performance.now();
      const [job] = await boss.fetch(QUEUE);
      if (!job) {
        await sleep(5);
        continue;
      }
      const taken = performance.now() - taking;
      await timed(calls, () => call(port));
      lastAnswer = performance.now();
      const acknowledging = performance.now();
      await boss.complete(QUEUE, job.id);
      overheads.push(taken + performance.now() - acknowledging);
      done += 1;
    }
  };
  await Promise.all([produce(), ...Array.from({ length: load.slots }, work)]);
  await boss.stop({ graceful: false });
  provider.closeAllConnections();
  provider.close();
  return {
    drainMs: lastAnswer - start,
    peakDepth,
    publishMs: mean(publishes),
    overheadMs: mean(overheads),
    callMs: mean(calls),
    served: calls.length,
  };
}
