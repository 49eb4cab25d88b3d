import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const otherDatabase =
  process.env.BACKPRESSURE_TEST_DATABASE === 'postgres' ? 'embedded' : 'postgres';

export default defineConfig({
  resolve: {
    alias: {
      '@': root.replace(/\/$/, ''),
      // The package throws outside a React server; tests of server/ are such an outside.
      'server-only': fileURLToPath(new URL('./tests/support/server-only.ts', import.meta.url)),
    },
  },
  test: {
    // All cores: the default leaves one idle, which is half of a machine with two.
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{core,components,server,scripts,app}/**/*.test.{ts,tsx}'],
          // What takes seconds stands beside its code too, and runs with the simulation's suite.
          exclude: ['**/*.heavy.test.ts'],
          environment: 'node',
          // Unit tests share nothing that changes, so one module graph serves them all: a quarter of the time.
          pool: 'threads',
          // A test that hangs fails; one that waits for a busy machine does not.
          testTimeout: 30_000,
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'content',
          include: ['tests/content/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'simulation',
          include: ['tests/simulation/**/*.test.ts', '{core,scripts}/**/*.heavy.test.ts'],
          environment: 'node',
          testTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          // What belongs to one database is no skipped test on the other.
          exclude: [
            `tests/integration/**/*.${otherDatabase}.test.ts`,
            ...(process.env.BACKPRESSURE_TEST_STORAGE_ALONE
              ? ['tests/integration/any-database/**']
              : []),
          ],
          environment: 'node',
          globalSetup: ['tests/support/integration-setup.ts'],
          setupFiles: ['tests/support/request.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'canary',
          include: ['tests/canary/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 900_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'firefox',
          include: ['tests/firefox/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 900_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'reality',
          include: ['tests/reality/**/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
        },
      },
    ],
  },
});
