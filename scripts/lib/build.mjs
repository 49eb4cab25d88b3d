// Installs, generates and builds whatever is missing or stale.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { installIsStale, isStale, PRODUCTS, whenStale } from './freshness.mjs';
import { npmCommand } from './processes.mjs';
import { collectScriptHashes } from './script-hashes.mjs';

const bin = (root, path) => join(root, 'node_modules', path);

/** Whether `prepareCheckout` has anything to do. */
export function checkoutIsStale(root, { site }) {
  if (installIsStale(root)) return true;
  const products = [
    PRODUCTS.client,
    PRODUCTS.worker,
    PRODUCTS.databaseThread,
    ...(site ? [PRODUCTS.site] : []),
  ];
  return products.some((product) => isStale(root, product));
}

/** Installs what the lock file says when `node_modules` is missing or stale. */
export async function install(root, runner, say) {
  if (!installIsStale(root)) return;
  say('Installing packages (npm ci) …');
  const [command, args] = npmCommand();
  await runner.run(command, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund']);
}

/** Writes Prisma's client. Its command line insists on an engine binary that generating never runs. */
export function generate(root, runner, say) {
  return whenStale(root, PRODUCTS.client, async () => {
    say('Generating the database client …');
    await runner.run(process.execPath, [bin(root, 'prisma/build/index.js'), 'generate'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    });
    // What the compiler remembers of the client before is not true any more, and it does not notice.
    rmSync(join(root, 'tsconfig.tsbuildinfo'), { force: true });
  });
}

/** Bundles what runs in threads of its own: what grades, and the embedded database. */
export async function buildThreads(root, runner, say) {
  const bundle = (product, entry, args) =>
    whenStale(root, product, async () => {
      say(`Building ${product.output} …`);
      await runner.run(bin(root, '.bin/esbuild'), [
        entry,
        '--bundle',
        '--platform=node',
        '--format=esm',
        '--target=node20',
        '--conditions=react-server',
        `--outfile=${product.output}`,
        '--log-level=warning',
        ...args,
      ]);
    });
  await bundle(PRODUCTS.worker, 'server/jobs/grade-worker.ts', []);
  // These find their own files beside them, or must be the very classes that others compare with.
  const apart = ['@electric-sql/pglite', 'pglite-prisma-adapter', 'pino'];
  await bundle(
    PRODUCTS.databaseThread,
    'server/embedded/database-thread.ts',
    apart.map((name) => `--external:${name}`),
  );
}

/** Builds the site and notes the inline scripts of its prerendered pages for the content security policy. */
export function buildSite(root, runner, say) {
  return whenStale(root, PRODUCTS.site, async () => {
    say('Building the site …');
    await runner.run(process.execPath, [bin(root, 'next/dist/bin/next'), 'build'], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        BACKPRESSURE_BUILD: '1',
      },
    });
    collectScriptHashes(root);
  });
}

/** Everything from a fresh clone to something that can be served. */
export async function prepareCheckout(root, runner, say, { site }) {
  await install(root, runner, say);
  await generate(root, runner, say);
  await buildThreads(root, runner, say);
  if (site) await buildSite(root, runner, say);
}
