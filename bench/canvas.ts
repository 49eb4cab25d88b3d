import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { dragFps } from './drag-fps';
import { buildApp, kB, ROOT, scriptBytes, serveApp } from './next-app';
import { openOnPhone } from './open-on-phone';

const APP = join(ROOT, 'bench/canvas-app');
const PORT = 3190;
const SIZES = [100, 500, 1000];

async function printDragging(browser: Browser): Promise<void> {
  console.log('components  view   bare fps (p95 ms)   ours fps (p95 ms)   ratio');
  for (const view of ['whole', 'close'] as const) {
    for (const count of SIZES) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      const base = `http://127.0.0.1:${PORT}`;
      const bare = await dragFps(page, `${base}/plain?count=${count}`, view);
      const ours = await dragFps(page, `${base}/ours?count=${count}`, view);
      await page.close();
      const cell = (f: typeof bare) => `${f.fps.toFixed(1)} (${f.p95Ms.toFixed(0)})`.padEnd(20);
      const ratio = (ours.fps / bare.fps).toFixed(2);
      console.log(`${String(count).padEnd(12)}${view.padEnd(7)}${cell(bare)}${cell(ours)}${ratio}`);
    }
  }
}

async function printOpening(browser: Browser, name: string, url: string): Promise<void> {
  const { paintedMs, drawnMs, readyMs } = await openOnPhone(browser, url);
  const seconds = (ms: number) => (ms / 1000).toFixed(2);
  console.log(
    `phone, ${name}: painted after ${seconds(paintedMs)} s, drawn after ${seconds(drawnMs)} s, ready after ${seconds(readyMs)} s`,
  );
}

/**
 * Prints what the canvas costs beside a bare React Flow page of the same size: frames per second while dragging, script
 * bytes, and how long a phone takes to open a mission. CANVAS_URL names a running product for the last; without it, that is left out.
 */
export async function benchCanvas(): Promise<void> {
  if (!existsSync(join(ROOT, '.next/server/app/missions'))) buildApp(ROOT);
  buildApp(APP);
  const bare = scriptBytes(APP, 'plain.html');
  const ours = scriptBytes(ROOT, 'missions/newsletter.html');
  console.log(`bare React Flow page: ${kB(bare)}`);
  console.log(`missions/newsletter.html: ${kB(ours)}, ${(ours / bare).toFixed(2)}x bare`);
  const server = await serveApp(APP, PORT);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    await printDragging(browser);
    await printOpening(browser, 'bare React Flow page', `http://127.0.0.1:${PORT}/plain?count=3`);
    const product = process.env.CANVAS_URL;
    if (product) await printOpening(browser, 'newsletter', `${product}/missions/newsletter`);
  } finally {
    await browser.close();
    server.kill();
  }
}
