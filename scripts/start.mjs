// `npm start`: from a fresh clone to a running product. `--dev` serves with hot reloading instead of a build.
// Node's built-ins only: when this runs, nothing may be installed yet.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkoutIsStale, prepareCheckout } from './lib/build.mjs';
import { embeddedSecret, Refusal, readSettings, requireFreePort } from './lib/environment.mjs';
import { processStart, takeLock } from './lib/folder-lock.mjs';
import { processRunner, StepFailed } from './lib/processes.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dev = process.argv.includes('--dev');
const say = (line) => console.log(line);
const locks = [];

function lockOrRefuse(folder, name, what) {
  const taken = takeLock(folder, name);
  if (taken.lock === undefined) {
    throw new Refusal(
      `${what} is in use by process ${taken.holder}, probably another \`npm start\`. Nothing was changed. Stop that process first.`,
    );
  }
  locks.push(taken.lock);
  return taken.lock;
}

const runner = processRunner(root, {
  onChange: (pids) => {
    for (const lock of locks) lock.adopt(pids);
  },
});

/** Locks the data for the whole run, and the checkout for as long as something in it is made or served from it. */
function takeLocks(settings) {
  const data = () => lockOrRefuse(settings.dataDir, 'start', `The folder ${settings.dataDir}`);
  const checkout = () => lockOrRefuse(join(root, '.data'), 'start', `The folder ${root}`);
  if (settings.ownsCheckout) {
    checkout();
    return () => {};
  }
  data();
  if (!checkoutIsStale(root, { site: !dev })) return () => {};
  const lock = checkout();
  return () => {
    locks.splice(locks.indexOf(lock), 1);
    lock.release();
  };
}

async function untilReady(port, server) {
  const address = `http://127.0.0.1:${port}/api/health`;
  for (;;) {
    const ended = await Promise.race([
      server.ended.then(() => true),
      new Promise((done) => setTimeout(() => done(false), 200)),
    ]);
    if (ended) return false;
    try {
      if ((await fetch(address)).ok) return true;
    } catch {
      // Not listening yet.
    }
  }
}

async function serve(settings) {
  const env = {
    ...process.env,
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    BACKPRESSURE_DATA_DIR: settings.dataDir,
    NEXTAUTH_URL: settings.url,
    NEXTAUTH_SECRET: settings.embedded
      ? embeddedSecret(settings.dataDir)
      : process.env.NEXTAUTH_SECRET,
    BACKPRESSURE_SUPERVISOR: `${process.pid} ${processStart(process.pid)}`,
  };
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  await runner.run(process.execPath, [tsx, '--conditions=react-server', 'prisma/prepare.ts'], {
    env,
  });
  await requireFreePort(settings.host, settings.port);
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  const server = runner.start(
    process.execPath,
    [next, dev ? 'dev' : 'start', '-H', settings.host, '-p', String(settings.port)],
    { env, stdio: ['ignore', dev ? 'inherit' : 'ignore', 'inherit'] },
  );
  if (await untilReady(settings.port, server)) say(`\nBackpressure is running at ${settings.url}`);
  const { code } = await server.ended;
  if (!runner.isStopping()) throw new Refusal(`The server ended by itself (code ${code}).`);
}

async function main() {
  const settings = readSettings(root, process.env);
  const built = takeLocks(settings);
  await requireFreePort(settings.host, settings.port);
  await prepareCheckout(root, runner, say, { site: !dev });
  built();
  await serve(settings);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void runner.stop());

let code = 0;
try {
  await main();
} catch (error) {
  if (!runner.isStopping()) {
    code = 1;
    console.error(error instanceof Refusal || error instanceof StepFailed ? error.message : error);
  }
}
await runner.stop();
for (const lock of locks) lock.release();
process.exit(code);
