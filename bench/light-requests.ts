import { execFileSync } from 'node:child_process';

/** Measures light requests while grades are made, with the embedded database in a thread of its own and without. */
export function benchLightRequests(): void {
  const args = ['--conditions=react-server', 'bench/light-requests-run.ts'];
  execFileSync('node_modules/.bin/tsx', args, { stdio: 'inherit' });
}
