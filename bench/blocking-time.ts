import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { BARE, buildBoth, ROOT } from './next-app';

const RUNS = 9;

/** How much slower than this machine the reader's is taken to be. */
const SLOWER = 4;

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
};

/** Serves the prerendered pages and scripts of a build, and nothing else. */
async function servePages(app: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path.startsWith('/_next/')
      ? join(app, path.replace('/_next/', '.next/'))
      : join(app, '.next/server/app', path === '/' ? 'index.html' : `${path}.html`);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type }).end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** Total blocking time of one cold load, ms: of every task longer than 50 ms what lies beyond. */
async function blockingTime(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(2500);
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  await page.close();
  return tasks.reduce((sum, ms) => sum + Math.max(0, ms - 50), 0);
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Prints the total blocking time of lesson pages against the smallest page of the same Next.js, loads taking turns. */
export async function benchBlockingTime(): Promise<void> {
  buildBoth();
  const servers = [await servePages(BARE), await servePages(ROOT)];
  const [bare = '', own = ''] = servers.map(
    (server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  );
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const pages = [`${bare}/`, `${own}/lessons/sync-async`, `${own}/lessons/callbacks-and-fan-out`];
  const times = pages.map((): number[] => []);
  for (let run = 0; run < RUNS; run++) {
    for (const [i, url] of pages.entries()) times[i]?.push(await blockingTime(browser, url));
  }
  for (const [i, url] of pages.entries()) {
    const name = i === 0 ? 'bare Next page' : new URL(url).pathname;
    const spread = (times[i] ?? []).map((ms) => ms.toFixed(0)).join(' ');
    console.log(
      `${name}: blocked for ${median(times[i] ?? []).toFixed(0)} ms, median of ${spread}`,
    );
  }
  await browser.close();
  for (const server of servers) server.close();
}
