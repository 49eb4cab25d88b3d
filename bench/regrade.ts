import { execFileSync } from 'node:child_process';

/** Measures grading a class of 1,000 anew and the page of where it thinks wrong, on either database. */
export function benchRegrade(): void {
  for (const database of ['embedded', 'postgres']) {
    execFileSync(
      'node_modules/.bin/tsx',
      ['--conditions=react-server', 'bench/regrade-run.ts', database],
      { stdio: 'inherit' },
    );
  }
}
