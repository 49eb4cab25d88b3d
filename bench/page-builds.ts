import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = process.cwd();

/** The smallest application that the same Next.js builds. */
export const BARE = join(ROOT, 'bench/bare');

function build(folder: string): void {
  const next = join(ROOT, 'node_modules/next/dist/bin/next');
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  execFileSync(process.execPath, [next, 'build', folder], { env, stdio: 'ignore' });
}

/** Builds the bare page, and this application unless it has been built. */
export function buildBoth(): void {
  build(BARE);
  if (!existsSync(join(ROOT, '.next/server/app/lessons'))) build(ROOT);
}
