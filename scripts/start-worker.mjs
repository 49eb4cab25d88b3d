// `npm run worker`: makes what is missing and runs a process that only works off jobs (scripts/worker.ts). It migrates nothing: the
// site does, and it must have been started with this version first.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkOut } from './lib/checkout.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
await checkOut(root, { worker: true });
const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const child = spawn(
  process.execPath,
  [tsx, '--conditions=react-server', join(root, 'scripts', 'worker.ts')],
  { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => child.kill('SIGTERM'));
child.once('exit', (code) => process.exit(code ?? 1));
