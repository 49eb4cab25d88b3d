// `npm start`: from a fresh clone to a running product. `--dev` serves with hot reloading instead of a build.
// Node's built-ins only: when this runs, nothing may be installed yet.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkoutIsStale, prepareCheckout } from './lib/build.mjs';
import {
  embeddedGradingSecret,
  embeddedSecret,
  Refusal,
  readSettings,
  requireFreePort,
} from './lib/environment.mjs';
import { processStart, takeLock } from './lib/folder-lock.mjs';
import { folderTrouble } from './lib/folder-trouble.mjs';
import { processRunner, StepFailed } from './lib/processes.mjs';
import { answers, GaveUp, keepServing, untilHanging } from './lib/supervise.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dev = process.argv.includes('--dev');
const say = (line) => console.log(line);
const locks = [];

/** Does something in a folder; what the file system says against it is told in words. */
function inFolder(folder, work) {
  try {
    return work();
  } catch (error) {
    const trouble = folderTrouble(error, folder);
    throw trouble === null ? error : new Refusal(trouble);
  }
}

function lockOrRefuse(folder, name, what) {
  const taken = inFolder(folder, () => takeLock(folder, name));
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

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Long enough for the slowest machine to come up; what takes longer hangs, ms. */
const READY_MS = 120_000;

/** Where this machine reaches the server. */
function ownAddress({ host, port }) {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Waits until the server serves; false when it ended or hangs. */
async function untilReady(base, isOver) {
  const began = performance.now();
  while (!isOver() && (dev || performance.now() - began < READY_MS)) {
    await sleep(100);
    if (await answers(`${base}/api/health`, 5_000)) return true;
  }
  return false;
}

/** Runs the server once, to its end; ends it when it hangs. */
async function serveOnce(settings, env) {
  await requireFreePort(settings.host, settings.port);
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  const server = runner.start(
    process.execPath,
    [next, dev ? 'dev' : 'start', '-H', settings.host, '-p', String(settings.port)],
    { env, stdio: ['ignore', dev ? 'inherit' : 'ignore', 'inherit'] },
  );
  let over = false;
  const isOver = () => over || runner.isStopping();
  const ended = server.ended.finally(() => {
    over = true;
  });
  const base = ownAddress(settings);
  const ready = await untilReady(base, isOver);
  if (ready) say(`\nBackpressure is running at ${settings.url}`);
  if (!dev) {
    const alive = () => answers(`${base}/api/health/live`, 3_000);
    if (ready) await Promise.race([ended, untilHanging({ alive, isOver, sleep })]);
    if (!isOver()) {
      say('The server does not answer any more. Ending it …');
      server.child.kill('SIGKILL');
    }
  }
  const { code } = await ended;
  return { code, ready };
}

async function serve(settings) {
  const env = {
    ...process.env,
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    BACKPRESSURE_DATA_DIR: settings.dataDir,
    NEXTAUTH_URL: settings.url,
    NEXTAUTH_SECRET: settings.embedded
      ? inFolder(settings.dataDir, () => embeddedSecret(settings.dataDir))
      : process.env.NEXTAUTH_SECRET,
    GRADING_SECRET: settings.embedded
      ? inFolder(settings.dataDir, () => embeddedGradingSecret(settings.dataDir))
      : process.env.GRADING_SECRET,
    BACKPRESSURE_SUPERVISOR: `${process.pid} ${processStart(process.pid)}`,
    // The server ends itself in order: requests, gradings, database.
    ...(dev ? {} : { NEXT_MANUAL_SIG_HANDLE: '1' }),
  };
  // The preparation below waits for its database anyway.
  const thread = process.env.BACKPRESSURE_DATABASE_THREAD ?? (dev ? '' : '1');
  const serverEnv = { ...env, BACKPRESSURE_DATABASE_THREAD: thread };
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  await runner.run(process.execPath, [tsx, '--conditions=react-server', 'prisma/prepare.ts'], {
    env,
  });
  const end = await keepServing({
    serve: () => serveOnce(settings, serverEnv),
    isStopping: runner.isStopping,
    say,
    sleep,
    now: () => performance.now(),
  });
  if (!runner.isStopping()) throw new GaveUp(1, end.code);
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

const isExpected = (error) =>
  error instanceof Refusal || error instanceof StepFailed || error instanceof GaveUp;

let code = 0;
try {
  await main();
} catch (error) {
  if (!runner.isStopping()) {
    code = (error instanceof GaveUp && error.code) || 1;
    console.error(isExpected(error) ? error.message : error);
  }
}
const { forced } = await runner.stop();
if (forced) {
  code = 1;
  console.error('The server did not end in time and was killed. Nothing acknowledged is lost.');
}
for (const lock of locks) lock.release();
process.exit(code);
