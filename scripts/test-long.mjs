// `npm run test:long`: the stories in their full size, on both databases. Prints the rows of the table in docs/operations.md.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkOut } from './lib/checkout.mjs';
import { execute } from './lib/suites.mjs';
import { hasPostgres, installTools } from './lib/tools.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const FILES = ['any-database/stories', 'two-instances', 'backup', 'upkeep', 'server-life'];

await checkOut(root, { worker: true });
await installTools(root);
const rows = [];
let failed = false;
for (const database of ['pglite', ...(hasPostgres() ? ['postgres'] : [])]) {
  const { code, output, seconds } = await execute(
    root,
    join(root, 'node_modules', '.bin', 'vitest'),
    ['run', '--project', 'integration', ...FILES.map((name) => `tests/integration/${name}.`)],
    { env: { BACKPRESSURE_LONG: '1', BACKPRESSURE_TEST_DATABASE: database }, show: true },
  );
  failed ||= code !== 0;
  for (const line of output.split('\n'))
    if (line.startsWith('| ')) rows.push(`| ${database} ${line}`);
  rows.push(
    `| ${database} | all of it | ${code === 0 ? 'passed' : 'FAILED'} in ${Math.round(seconds)} s |`,
  );
}
console.log(`\n| database | story | measured |\n|---|---|---|\n${rows.join('\n')}`);
process.exit(failed ? 1 : 0);
