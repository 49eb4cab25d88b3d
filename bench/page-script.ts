import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp, kB, scriptBytes } from './next-app';

const ROOT = process.cwd();
const BARE = join(ROOT, 'bench/bare');

/** Prints how much JavaScript prerendered pages ask for, against the smallest page of the same Next.js. */
export function benchPageScript(): void {
  buildApp(BARE);
  if (!existsSync(join(ROOT, '.next/server/app/lessons'))) buildApp(ROOT);
  const bare = scriptBytes(BARE, 'index.html');
  console.log(`bare Next page: ${kB(bare)}`);
  for (const page of ['index.html', 'lessons/sync-async.html', 'missions/newsletter.html']) {
    const bytes = scriptBytes(ROOT, page);
    console.log(`${page}: ${kB(bytes)}, ${(bytes / bare).toFixed(2)}x bare`);
  }
}
