import { BARE, buildBoth, kB, ROOT, scriptBytes } from './next-app';

/** Prints how much JavaScript prerendered pages ask for, against the smallest page of the same Next.js. */
export function benchPageScript(): void {
  buildBoth();
  const bare = scriptBytes(BARE, 'index.html');
  console.log(`bare Next page: ${kB(bare)}`);
  for (const page of ['index.html', 'lessons/sync-async.html', 'missions/newsletter.html']) {
    const bytes = scriptBytes(ROOT, page);
    console.log(`${page}: ${kB(bytes)}, ${(bytes / bare).toFixed(2)}x bare`);
  }
}
