import { execFileSync } from 'node:child_process';

/** Measures the pages and files of a large class on the real server, on either database. */
export function benchClass(): void {
  for (const database of ['embedded', 'postgres']) {
    execFileSync(
      'node_modules/.bin/tsx',
      ['--conditions=react-server', 'bench/class-run.ts', database],
      { stdio: 'inherit' },
    );
  }
}
