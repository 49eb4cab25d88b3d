import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export const ROOT = process.cwd();

/** The smallest application that the same Next.js builds. */
export const BARE = join(ROOT, 'bench/bare');

const NEXT = join(ROOT, 'node_modules/next/dist/bin/next');
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };

/** Builds a Next.js app for production. */
export function buildApp(folder: string): void {
  execFileSync(process.execPath, [NEXT, 'build', folder], { env, stdio: 'ignore' });
}

/** Builds the bare page, and this application unless it has been built. */
export function buildBoth(): void {
  buildApp(BARE);
  if (!existsSync(join(ROOT, '.next/server/app/lessons'))) buildApp(ROOT);
}

/** Serves a built app on a port of this machine; resolves once it answers. */
export async function serveApp(folder: string, port: number): Promise<ChildProcess> {
  const args = [NEXT, 'start', folder, '-p', String(port), '-H', '127.0.0.1'];
  const server = spawn(process.execPath, args, { env, stdio: 'ignore' });
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (answer) return server;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  server.kill();
  throw new Error(`${folder} did not answer on port ${port}`);
}

/** Bytes after gzip of every script that a prerendered page asks for. */
export function scriptBytes(app: string, page: string): number {
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

/** Bytes as readers like them. */
export const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB gzip`;
