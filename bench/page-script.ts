import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BARE, buildBoth, ROOT } from './page-builds';

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

/** Prints how much JavaScript prerendered pages ask for, against the smallest page of the same Next.js. */
export function benchPageScript(): void {
  buildBoth();
  const bare = scriptBytes(BARE, 'index.html');
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB gzip`;
  console.log(`bare Next page: ${kB(bare)}`);
  for (const page of ['index.html', 'lessons/sync-async.html', 'missions/newsletter.html']) {
    const bytes = scriptBytes(ROOT, page);
    console.log(`${page}: ${kB(bytes)}, ${(bytes / bare).toFixed(2)}x bare`);
  }
}
