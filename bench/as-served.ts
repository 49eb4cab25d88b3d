import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs benchmarks of the engine in the form that the server runs it: bundled like its grading worker, each in a process of its own. */
export function runAsServed(...names: string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'engine.mjs');
  try {
    execFileSync('node_modules/.bin/esbuild', [
      join('bench', 'engine.ts'),
      '--bundle',
      '--platform=node',
      '--format=esm',
      '--target=node20',
      '--conditions=react-server',
      `--outfile=${file}`,
      '--log-level=warning',
    ]);
    for (const name of names) execFileSync(process.execPath, [file, name], { stdio: 'inherit' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
