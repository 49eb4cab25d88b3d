import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const ROOT = process.cwd();
const BARE = join(ROOT, 'bench/bare');

/** Bytes after gzip of every script that a prerendered page asks for. */
function scriptBytes(app: string, page: string): number {
  const html = readFileSync(join(app, '.next/server/app', page), 'utf8');
  const paths = new Set(
    [...html.matchAll(/\/_next\/static\/[^"'\\ ]+?\.js/g)].map(([path]) => path),
  );
  let bytes = 0;
  for (const path of paths) {
    // Browsers that know modules skip the polyfills.
    const isPolyfill =
      html.includes(`src="${path}" noModule`) || html.includes(`${path}" nomodule`);
    if (isPolyfill) continue;
    bytes += gzipSync(readFileSync(join(app, path.replace('/_next/', '.next/')))).length;
  }
  return bytes;
}

function build(folder: string): void {
  const next = join(ROOT, 'node_modules/next/dist/bin/next');
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  execFileSync(process.execPath, [next, 'build', folder], { env, stdio: 'ignore' });
}

/** Prints how much JavaScript prerendered pages ask for, against the smallest page of the same Next.js. */
export function benchPageScript(): void {
  build(BARE);
  if (!existsSync(join(ROOT, '.next/server/app/lessons'))) build(ROOT);
  const bare = scriptBytes(BARE, 'index.html');
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB gzip`;
  console.log(`bare Next page: ${kB(bare)}`);
  for (const page of ['index.html', 'lessons/sync-async.html', 'missions/newsletter.html']) {
    const bytes = scriptBytes(ROOT, page);
    console.log(`${page}: ${kB(bytes)}, ${(bytes / bare).toFixed(2)}x bare`);
  }
}
