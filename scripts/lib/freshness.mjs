// Decides what is stale: the installed packages, the generated client, the build.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Whether `node_modules` is missing or is not what `package-lock.json` says. */
export function installIsStale(root) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  const found = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (!found) return true;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const have = found[path];
    if (!have && (entry.optional || entry.peer)) continue;
    if (have?.version !== entry.version || have?.integrity !== entry.integrity) return true;
    if (!entry.optional && !existsSync(join(root, path))) return true;
  }
  return Object.keys(found).some((path) => !wanted[path]);
}

function addTree(hash, root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  let entries;
  try {
    entries = readdirSync(full, { withFileTypes: true });
  } catch {
    hash.update(`${path}\0`);
    hash.update(readFileSync(full));
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (/\.test\.tsx?$/.test(entry.name)) continue;
    addTree(hash, root, `${path}/${entry.name}`);
  }
}

/** A hash over the names and contents of files and folders; tests are left out. */
export function hashOf(root, paths) {
  const hash = createHash('sha256').update(`node ${process.version}`);
  for (const path of paths) addTree(hash, root, path);
  return hash.digest('hex');
}

/** Runs `make` unless the stamp file says that it ran for exactly these sources; stamps only after success. */
export async function whenStale(root, { stamp, sources, output }, make) {
  const file = join(root, stamp);
  const wanted = hashOf(root, sources);
  const stamped = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (stamped === wanted && existsSync(join(root, output))) return;
  rmSync(file, { force: true });
  await make();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, wanted);
}

/** Whether `whenStale` would run. */
export function isStale(root, { stamp, sources, output }) {
  const file = join(root, stamp);
  if (!existsSync(file) || !existsSync(join(root, output))) return true;
  return readFileSync(file, 'utf8') !== hashOf(root, sources);
}

const PRISMA = ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'];

/** The things that are made from sources, what they are made from, and where they end up. */
export const PRODUCTS = {
  client: {
    stamp: 'generated/stamp',
    sources: PRISMA,
    output: 'generated/prisma/client.ts',
  },
  worker: {
    stamp: 'dist/grade-worker.stamp',
    sources: ['core', 'server/jobs', 'package-lock.json', 'tsconfig.json'],
    output: 'dist/grade-worker.mjs',
  },
  databaseThread: {
    stamp: 'dist/database-thread.stamp',
    sources: [
      'server/embedded',
      'server/log.ts',
      'server/redacted.ts',
      'server/request-context.ts',
      'scripts/lib/folder-lock.mjs',
      'scripts/lib/folder-trouble.mjs',
      'package-lock.json',
      'tsconfig.json',
    ],
    output: 'dist/database-thread.mjs',
  },
  site: {
    stamp: '.next/backpressure.stamp',
    sources: [
      ...PRISMA,
      'app',
      'components',
      'content',
      'core',
      'public',
      'server',
      'scripts/lib',
      'proxy.ts',
      'instrumentation.ts',
      'next.config.mjs',
      'postcss.config.mjs',
      'tsconfig.json',
    ],
    output: '.next/BUILD_ID',
  },
};
