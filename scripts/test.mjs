// `npm test`: everything, from a fresh clone. Under CI a suite that cannot run is a failure.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkOut } from './lib/checkout.mjs';
import {
  execute,
  fromLastLine,
  fromPlaywright,
  fromVitest,
  reportFolder,
  total,
} from './lib/suites.mjs';
import { hasChromium, hasFirefox, hasPostgres, installTools } from './lib/tools.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const strict = Boolean(process.env.CI) && process.env.CI !== 'false';
const bin = (name) => join(root, 'node_modules', '.bin', name);

// The site too: suites that run beside each other would both build it.
await checkOut(root, { worker: true, site: true });
await installTools(root);
const reports = reportFolder();

function vitest(name, project, env = {}) {
  const json = name.replaceAll(' ', '-');
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json'];
  return {
    name,
    command: bin('vitest'),
    args: [...args, `--outputFile.json=${reports.path(json)}`],
    env,
    count: (result) => fromVitest(reports.read(json), result),
  };
}

const suites = [
  { name: 'check', command: process.execPath, args: ['scripts/check.mjs'], count: fromLastLine },
  {
    name: 'content',
    command: bin('tsx'),
    args: ['--conditions=react-server', 'scripts/content-check.ts'],
    count: fromLastLine,
  },
  vitest('content tests', 'content'),
  vitest('simulation', 'simulation'),
  vitest('integration on PGlite', 'integration', { BACKPRESSURE_TEST_DATABASE: 'pglite' }),
  {
    ...vitest('integration on PostgreSQL', 'integration', {
      BACKPRESSURE_TEST_DATABASE: 'postgres',
    }),
    needs: hasPostgres() || 'PostgreSQL is not installed',
    // Either leaves most of a second core idle, and neither asserts how long anything takes.
    besidePrevious: true,
  },
  vitest('canary', 'canary'),
  {
    ...vitest('firefox', 'firefox'),
    needs: hasFirefox() || 'Firefox is not installed',
    besidePrevious: true,
  },
  {
    ...vitest('real queue', 'reality'),
    needs: hasPostgres() || 'PostgreSQL is not installed',
  },
  {
    name: 'browser tests',
    command: bin('playwright'),
    args: ['test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: reports.path('browser') },
    needs: hasChromium() || 'Chromium is not installed',
    count: (result) => fromPlaywright(reports.read('browser'), result),
  },
];

/** Runs a suite and counts. What one that runs beside another prints appears when it has ended. */
async function outcome({ name, command, args, env, needs = true, besidePrevious, count }) {
  if (needs !== true) {
    console.log(`\n== ${name}: skipped, ${needs}`);
    return { name, passed: 0, failed: strict ? 1 : 0, skipped: 1, seconds: 0 };
  }
  if (!besidePrevious) console.log(`\n== ${name}`);
  const result = await execute(root, command, args, { env, show: !besidePrevious });
  if (besidePrevious) console.log(`\n== ${name}\n${result.output}`);
  const counts = count(result);
  const failed = counts.failed + (strict ? counts.skipped : 0);
  return { name, ...counts, failed, seconds: result.seconds };
}

const results = [];
for (const [at, suite] of suites.entries()) {
  if (suite.besidePrevious) continue;
  const next = suites[at + 1];
  const together = next?.besidePrevious ? [suite, next] : [suite];
  results.push(...(await Promise.all(together.map(outcome))));
}
reports.remove();

console.log('');
for (const { name, passed, failed, skipped, seconds } of results) {
  const left = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(`${name}: ${passed} passed, ${failed} failed${left} (${seconds.toFixed(0)} s)`);
}
const sum = total(results);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed === 0 ? 0 : 1);
