import { execFileSync } from 'node:child_process';

/** Measures how long it takes to say of 10,000 graded hand-ins what they are like, on either database. */
export function benchAlike(): void {
  for (const database of ['embedded', 'postgres']) {
    for (const designs of ['of-a-class', 'all-different']) {
      execFileSync(
        'node_modules/.bin/tsx',
        ['--conditions=react-server', 'bench/alike-run.ts', database, designs],
        { stdio: 'inherit' },
      );
    }
  }
}
