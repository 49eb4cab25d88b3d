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

const check = {
  name: 'check',
  command: process.execPath,
  args: ['scripts/check.mjs'],
  count: fromLastLine,
};
const content = {
  name: 'content',
  command: bin('tsx'),
  args: ['--conditions=react-server', 'scripts/content-check.ts'],
  count: fromLastLine,
};
// What is the same on any database is asked once, on PostgreSQL where there is one.
const embedded = vitest('integration on PGlite', 'integration', {
  BACKPRESSURE_TEST_DATABASE: 'pglite',
  ...(hasPostgres() ? { BACKPRESSURE_TEST_STORAGE_ALONE: '1' } : {}),
});
const postgres = {
  ...vitest('integration on PostgreSQL', 'integration', { BACKPRESSURE_TEST_DATABASE: 'postgres' }),
  needs: hasPostgres() || 'PostgreSQL is not installed',
};
const firefox = {
  ...vitest('firefox', 'firefox'),
  needs: hasFirefox() || 'Firefox is not installed',
};
const realQueue = {
  ...vitest('real queue', 'reality'),
  needs: hasPostgres() || 'PostgreSQL is not installed',
};
const browser = {
  name: 'browser tests',
  command: bin('playwright'),
  args: ['test', '--reporter=list,json'],
  env: { PLAYWRIGHT_JSON_OUTPUT_NAME: reports.path('browser') },
  needs: hasChromium() || 'Chromium is not installed',
  count: (result) => fromPlaywright(reports.read('browser'), result),
};

/**
 * One after another. What stands in the second list of a pair runs beside the first: either leaves most of a core idle, and
 * none of them asserts how long anything takes.
 */
const rounds = [
  [[check]],
  [[content]],
  [[vitest('content tests', 'content')]],
  [[vitest('simulation', 'simulation')]],
  [[postgres], [embedded, vitest('canary', 'canary'), firefox]],
  [[realQueue]],
  [[browser]],
];

/** Runs a suite and counts. What one that runs beside others prints appears when it has ended. */
async function outcome({ name, command, args, env, needs = true, count }, aside) {
  if (needs !== true) {
    console.log(`\n== ${name}: skipped, ${needs}`);
    return { name, passed: 0, failed: strict ? 1 : 0, skipped: 1, seconds: 0 };
  }
  if (!aside) console.log(`\n== ${name}`);
  const result = await execute(root, command, args, { env, show: !aside });
  if (aside) console.log(`\n== ${name}\n${result.output}`);
  const counts = count(result);
  const failed = counts.failed + (strict ? counts.skipped : 0);
  return { name, ...counts, failed, seconds: result.seconds };
}

async function inOrder(suites, aside) {
  const outcomes = [];
  for (const suite of suites) outcomes.push(await outcome(suite, aside));
  return outcomes;
}

const results = [];
for (const lanes of rounds) {
  const done = await Promise.all(lanes.map((suites, lane) => inOrder(suites, lane > 0)));
  results.push(...done.flat());
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
