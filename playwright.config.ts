import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'playwright/test';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A port that nothing uses, below those that the system hands out for outgoing connections. */
function freePort(): string {
  const script =
    "const s=require('node:net').createServer().listen(+process.argv[1],'127.0.0.1',()=>s.close())";
  for (;;) {
    const port = String(randomInt(20_000, 32_000));
    if (spawnSync(process.execPath, ['-e', script, port], { stdio: 'ignore' }).status === 0) {
      return port;
    }
  }
}

// This file is read again in every worker; what it chose the first time goes on through the environment.
process.env.E2E_PORT ??= freePort();
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'backpressure-e2e-'));
const executablePath = process.env.CHROMIUM_PATH ?? CHROMIUM.find((path) => existsSync(path));

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // Either waits for the server or the browser half of the time; each test has people of its own.
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: `http://localhost:${process.env.E2E_PORT}`,
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
  webServer: {
    command: 'npm start',
    url: `http://127.0.0.1:${process.env.E2E_PORT}/api/health`,
    env: {
      PORT: process.env.E2E_PORT,
      BACKPRESSURE_DATA_DIR: process.env.E2E_DATA_DIR,
      DATABASE_URL: '',
      EXAMPLE_CLASS: 'off',
    },
    timeout: 600_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
