// Brings a checkout to where tests can run: installed, client generated, worker and site built where wanted.
import { join } from 'node:path';
import { buildSite, buildThreads, checkoutIsStale, generate, install } from './build.mjs';
import { takeLock } from './folder-lock.mjs';
import { processRunner } from './processes.mjs';

/** Installs and generates what is stale, under the checkout's lock; ends the process when that is impossible. */
export async function checkOut(root, { worker, site = false }) {
  if (!checkoutIsStale(root, { site })) return;
  const taken = takeLock(join(root, '.data'), 'start');
  if (taken.lock === undefined) {
    console.error(
      `Something here is stale, and process ${taken.holder} is running from it. Stop it first.`,
    );
    process.exit(1);
  }
  const runner = processRunner(root, { onChange: (pids) => taken.lock.adopt(pids) });
  try {
    await install(root, runner, console.log);
    await generate(root, runner, console.log);
    if (worker) await buildThreads(root, runner, console.log);
    if (site) await buildSite(root, runner, console.log);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
    throw error;
  } finally {
    taken.lock.release();
  }
}
