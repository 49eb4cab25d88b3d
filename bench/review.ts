import { execFileSync } from 'node:child_process';

/** Measures quizzes and review on the real server, on either database, each in a process that may read the server's rooms. */
export function benchReview(): void {
  for (const database of ['embedded', 'postgres']) {
    execFileSync(
      'node_modules/.bin/tsx',
      ['--conditions=react-server', 'bench/review-run.ts', database],
      {
        stdio: 'inherit',
      },
    );
  }
}
