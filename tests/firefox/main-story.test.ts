import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServerProcess, startServer } from '../support/server-process';
import { FirefoxPage } from './firefox-page';

const FIREFOX = [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find(
  (path) => path && existsSync(path),
);

let server: ServerProcess;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backpressure-firefox-'));
  server = await startServer({ BACKPRESSURE_DATA_DIR: folder, DATABASE_URL: '' });
  browser = await puppeteer.launch({
    browser: 'firefox',
    ...(FIREFOX === undefined ? {} : { executablePath: FIREFOX }),
    protocolTimeout: 300_000,
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function moveFigure(firefox: FirefoxPage): Promise<void> {
  await firefox.goto('/lessons/sync-async');
  const place = await firefox.page.waitForSelector('[data-name="timeline"]');
  await place?.scrollIntoView();
  await firefox.says(/One after the other: blocked for 6 s/);
  const slider = await firefox.page.waitForSelector('[data-name="timeline"] input[type="range"]');
  await slider?.focus();
  await firefox.page.keyboard.press('End');
  await firefox.says(/One after the other: blocked for 16 s/);
}

async function answerOneQuestion(firefox: FirefoxPage): Promise<void> {
  await firefox.goto('/quizzes/sync-async');
  await firefox.press('button', 'Start the quiz');
  await firefox.says(/Question 1 of/);
  const { page } = firefox;
  const isReady = () =>
    page.$$eval('button', (buttons) =>
      buttons.some((one) => one.textContent?.trim() === 'Answer' && !one.disabled),
    );
  for (let i = 0; i < 16 && !(await isReady()); i += 1)
    await page.keyboard.press(i % 2 ? '3' : '1');
  await firefox.press('button', 'Answer');
  await firefox.says(/✓ Right\.|✗ Not quite\./);
}

/** Components that the mission begins with. */
const GIVEN = 2;
const PARTS = ['Service', 'Queue', 'Worker'];
const LINES = [
  ['Admin', 'Service'],
  ['Service', 'Queue'],
  ['Queue', 'Worker'],
  ['Worker', 'E-mail provider'],
] as const;

async function draw(firefox: FirefoxPage): Promise<void> {
  const { page } = firefox;
  const drawn = (selector: string, count: number) =>
    page.waitForFunction(
      (selector: string, count: number) => document.querySelectorAll(selector).length === count,
      {},
      selector,
      count,
    );
  await drawn('.react-flow__node', GIVEN);
  for (const [index, part] of PARTS.entries()) {
    await firefox.press('[aria-label="Components to add"] button', part);
    await drawn('.react-flow__node', GIVEN + index + 1);
  }
  for (const [index, [from, to]] of LINES.entries()) {
    await firefox.press('nav[aria-label="Outline"] button', new RegExp(`^${from}(,|$)`));
    const target = await page.waitForSelector('[aria-label="Connections"] select');
    const value = await target?.$$eval(
      'option',
      (options, label) => options.find((one) => one.textContent === label)?.value ?? '',
      to,
    );
    await target?.select(value ?? '');
    await firefox.press('[aria-label="Connections"] button', 'Connect');
    await drawn('.react-flow__edge', index + 1);
  }
}

it('carries somebody from a lesson to a graded design, within the content policy', async () => {
  const page = await browser.newPage();
  const firefox = await FirefoxPage.open(page, server.url);
  await moveFigure(firefox);
  await answerOneQuestion(firefox);

  await firefox.goto('/register?next=/missions/newsletter');
  await firefox.fill('Name', 'Robin Test');
  await firefox.fill('E-mail', `learner-${randomUUID()}@example.com`);
  await firefox.fill('Password', 'a long enough pass phrase');
  await firefox.press('button', 'Create the account');
  // The canvas is ready once it has measured and placed what it shows.
  await page.waitForFunction(() => {
    const [node] = document.querySelectorAll('.react-flow__node');
    return node !== undefined && getComputedStyle(node).visibility === 'visible';
  });
  await firefox.says(/Saved/);
  await draw(firefox);

  await firefox.press('button', /^Run all/);
  await firefox.find('button', /Stage 1: 4 of 4/);
  await firefox.says(/Saved/);
  await firefox.press('button', 'Submit');
  await firefox.says(/1 of 3 stages/);

  expect(firefox.errors).toEqual([]);
  expect(firefox.violations).toEqual([]);
  // The watch would notice.
  await page.addScriptTag({ url: 'https://elsewhere.example/script.js' }).catch(() => {});
  await expect.poll(() => firefox.violations.length).toBeGreaterThan(0);
});
