import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Browser } from '@/tests/support/browser';
import { startServer } from '@/tests/support/server-process';

const PER_SECOND = 20;
const SECONDS = 15;
const HAND_INS = 12;

interface Design {
  components: { label: string; settings?: Record<string, unknown> }[];
}

/** Asks `/api/me` at a steady rate, whatever the answers take; gives how long they took, ms, sorted. */
async function light(browser: Browser, seconds: number): Promise<number[]> {
  const times: Promise<number>[] = [];
  for (let n = 0; n < PER_SECOND * seconds; n += 1) {
    const began = performance.now();
    const answer = browser.get('/api/me').then(async (response) => {
      await response.text();
      return performance.now() - began;
    });
    times.push(answer);
    await sleep(1000 / PER_SECOND);
  }
  return (await Promise.all(times)).sort((a, b) => a - b);
}

const at = (times: number[], share: number) => times[Math.ceil(share * times.length) - 1] ?? NaN;

/** Designs that no cache knows: each has another number of senders. */
function designs(): Design[] {
  const text = readFileSync('content/missions/newsletter/solutions/full.json', 'utf8');
  return Array.from({ length: HAND_INS }, (_, n) => {
    const design = JSON.parse(text) as Design;
    for (const { settings } of design.components) {
      if (typeof settings?.replicas === 'number') settings.replicas += n + 1;
    }
    return design;
  });
}

async function measure(thread: string): Promise<{ idle: number[]; busy: number[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'backpressure-light-'));
  const env = {
    DATABASE_URL: '',
    BACKPRESSURE_DATA_DIR: folder,
    BACKPRESSURE_DATABASE_THREAD: thread,
  };
  const server = await startServer(env);
  const browser = new Browser(server.url);
  await browser.signIn('learner@example.com', 'practise-learner');
  await light(browser, 3);
  const idle = await light(browser, SECONDS);
  for (const [n, diagram] of designs().entries()) {
    const path = '/api/missions/newsletter/submissions';
    const answer = await browser.send('POST', path, { idempotencyKey: `light-${n}-key`, diagram });
    if (answer.status !== 202) throw new Error(`not handed in: ${await answer.text()}`);
  }
  const busy = await light(browser, SECONDS);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  return { idle, busy };
}

for (const [name, thread] of [
  ['in the thread of requests', ''],
  ['in a thread of its own', '1'],
] as const) {
  const { idle, busy } = await measure(thread);
  const show = (times: number[]) =>
    `p50 ${at(times, 0.5).toFixed(1)}, p99 ${at(times, 0.99).toFixed(1)} ms`;
  const ratio = at(busy, 0.99) / at(idle, 0.99);
  console.log(
    `light requests, the database ${name}: idle ${show(idle)}; while grading ${show(busy)}: ${ratio.toFixed(1)}× (to reach: ≤ 2×)`,
  );
}
