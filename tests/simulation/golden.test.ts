import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import puppeteer from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
/** Other versions of Node, as paths with colons between them. */
const NODES = (process.env.OTHER_NODES ?? '').split(':').filter((path) => path !== '');

const folder = mkdtempSync(join(tmpdir(), 'golden-'));
const file = join(folder, 'golden.js');
let here = 0;

const hashIn = (node: string): number =>
  Number(
    execFileSync(
      node,
      ['-e', `require(${JSON.stringify(file)}); console.log(globalThis.goldenHash)`],
      { encoding: 'utf8' },
    ),
  );

beforeAll(() => {
  execFileSync('node_modules/.bin/esbuild', [
    join('tests', 'simulation', 'golden-runs.ts'),
    '--bundle',
    '--format=iife',
    '--target=es2022',
    `--outfile=${file}`,
    '--log-level=warning',
  ]);
  here = hashIn(process.execPath);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the bytes of two hundred runs have the hash that belongs to this version of the engine', () => {
  expect(here).toBe(354_571_794);
});

for (const node of NODES) {
  test(`they have it in ${node}`, () => {
    expect(hashIn(node)).toBe(here);
  });
}

test.skipIf(!existsSync(CHROMIUM))('they have it in Chromium', async () => {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ path: file });
    expect(await page.evaluate('globalThis.goldenHash')).toBe(here);
  } finally {
    await browser.close();
  }
});

test.skipIf(!existsSync(FIREFOX))('they have it in Firefox', async () => {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: FIREFOX,
    protocolTimeout: 300_000,
  });
  try {
    const page = await browser.newPage();
    await page.evaluate(readFileSync(file, 'utf8'));
    expect(await page.evaluate('globalThis.goldenHash')).toBe(here);
  } finally {
    await browser.close();
  }
});
