import { execFileSync } from 'node:child_process';

/** Measures interview rounds on a served site: two hundred begun at once, a step, the interviewer's board, and the report after the bell. */
export function benchRounds(): void {
  const args = ['--conditions=react-server', 'bench/rounds-run.ts'];
  execFileSync('node_modules/.bin/tsx', args, { stdio: 'inherit' });
}
