// `npm run check`: format, lint, types, unused code and unit tests. No database, no browser.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkOut } from './lib/checkout.mjs';
import { asOne, execute, fromVitest, reportFolder, total } from './lib/suites.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (name) => join(root, 'node_modules', '.bin', name);

await checkOut(root, { worker: false });
const reports = reportFolder();
// Types of the routes are written by Next; the compiler needs them.
await execute(root, bin('next'), ['typegen'], { env: { NEXT_TELEMETRY_DISABLED: '1' } });

const steps = [
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.'], asOne],
  ['types', 'tsc', [], asOne],
  ['types of core', 'tsc', ['-p', 'core'], asOne],
  ['unused code', 'knip', [], asOne],
  [
    'unit tests',
    'vitest',
    [
      'run',
      '--project',
      'unit',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reports.path('unit')}`,
    ],
    (result) => fromVitest(reports.read('unit'), result),
  ],
];

async function runStep([name, program, args, count]) {
  const result = await execute(root, bin(program), args);
  const counts = count(result);
  if (counts.failed > 0) console.log(result.output);
  console.log(
    `${counts.failed === 0 ? 'ok    ' : 'FAILED'} ${name} (${result.seconds.toFixed(1)} s)`,
  );
  return counts;
}

const [tests, ...rest] = steps.reverse();
const running = [
  runStep(tests),
  (async () => {
    const counts = [];
    for (const step of rest.reverse()) counts.push(await runStep(step));
    return total(counts);
  })(),
];
const counts = total(await Promise.all(running));
reports.remove();
console.log(`check: ${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);
