import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './postgres-server';

/** A server started as `npm start` starts it. */
export interface ServerProcess {
  url: string;
  child: ChildProcess;
  /** Everything it printed. */
  output: () => string;
  /** Asks it to end; gives its exit code. */
  stop: () => Promise<number | null>;
  /** Ids of the programs that the start script runs, as its lock names them. */
  children: () => number[];
}

/** Runs the start script of a checkout (this one unless told) with these settings over the environment's; gives it back at once. */
export async function launch(
  env: Record<string, string>,
  port?: number,
  checkout = '.',
): Promise<ServerProcess> {
  const chosen = port ?? (await freePort());
  const url = `http://localhost:${chosen}`;
  const settings: Record<string, string | undefined> = {
    ...process.env,
    // Vitest's own idea of the environment would make the build a test build.
    NODE_ENV: undefined,
    VITEST: undefined,
    PORT: String(chosen),
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: 'a long enough secret for a real installation',
    LOG_LEVEL: 'warn',
    EXAMPLE_CLASS: 'off',
    ...env,
  };
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: checkout,
    env: settings as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const add = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on('data', add);
  child.stderr.on('data', add);
  const folder = env.BACKPRESSURE_DATA_DIR ?? '.data';
  return {
    url,
    child,
    output: () => output,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill('SIGTERM');
      const [code] = await once(child, 'exit');
      return code;
    },
    children: () => {
      const file = readdirSync(folder).find((name) => name.startsWith('start.lock.'));
      if (file === undefined) return [];
      const record = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
        children: { pid: number }[];
      };
      return record.children.map(({ pid }) => pid);
    },
  };
}

/** As `launch`, and waits until it serves; throws with its output when it does not. */
export async function startServer(
  env: Record<string, string>,
  port?: number,
  checkout?: string,
): Promise<ServerProcess> {
  const server = await launch(env, port, checkout);
  while (!server.output().includes('is running at')) {
    if (server.child.exitCode !== null || server.child.signalCode !== null) {
      await sleep(200);
      const { exitCode, signalCode } = server.child;
      throw new Error(`no server (${exitCode ?? signalCode}):\n${server.output()}`);
    }
    await sleep(100);
  }
  return server;
}

/** Waits for the start script to give up; gives its exit code and what it said. */
export async function failedStart(
  env: Record<string, string>,
  port?: number,
): Promise<{ code: number | null; output: string }> {
  const { child, output } = await launch(env, port);
  if (child.exitCode === null) await once(child, 'close');
  return { code: child.exitCode, output: output() };
}
