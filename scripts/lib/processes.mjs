// Runs the programs that a start consists of, one after another, and ends them with it.
import { spawn } from 'node:child_process';

/** A program ended with an error; its own output has said why. */
export class StepFailed extends Error {}

/**
 * A runner of programs in `root`. `onChange` is told the ids of the running ones, so that a lock can name them.
 * After `stop()` nothing more is started and what runs is asked to end, then forced after `graceMs`; it
 * resolves to whether anything had to be forced.
 */
export function processRunner(root, { onChange = () => {}, graceMs = 30_000 } = {}) {
  const running = new Set();
  let stopping = false;

  const report = () => onChange([...running].map((child) => child.pid).filter(Boolean));

  function start(command, args, options = {}) {
    if (stopping) throw new StepFailed('stopped');
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    running.add(child);
    report();
    const ended = new Promise((done) => {
      child.once('error', (error) => done({ code: 1, error }));
      child.once('exit', (code, signal) => done({ code: code ?? 1, signal }));
    }).then((result) => {
      running.delete(child);
      report();
      return result;
    });
    return { child, ended };
  }

  async function run(command, args, options = {}) {
    const { code, error } = await start(command, args, options).ended;
    if (error) throw new StepFailed(`${command} could not be started: ${error.message}`);
    if (code !== 0) throw new StepFailed(`${command} ${args.join(' ')} failed.`);
  }

  async function stop() {
    stopping = true;
    const children = [...running];
    let forced = false;
    for (const child of children) child.kill('SIGTERM');
    const force = setTimeout(() => {
      forced = running.size > 0;
      for (const child of running) child.kill('SIGKILL');
    }, graceMs);
    await Promise.all(
      children.map(
        (child) =>
          new Promise((done) => {
            if (child.exitCode !== null || child.signalCode !== null) done();
            else child.once('exit', done);
          }),
      ),
    );
    clearTimeout(force);
    return { forced };
  }

  return { start, run, stop, isStopping: () => stopping };
}

/** How to call npm: the very one that runs us when there is one. */
export function npmCommand() {
  const script = process.env.npm_execpath;
  if (script && /\.c?js$/.test(script)) return [process.execPath, [script]];
  return process.platform === 'win32' ? ['npm.cmd', []] : ['npm', []];
}
