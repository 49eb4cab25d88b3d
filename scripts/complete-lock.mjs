// Run after `npm install` where the registry at hand lacks the packages of other platforms: npm then leaves them out of
// package-lock.json, and `npm ci` refuses the file. This names them again, with the versions that their parents ask
// for, and with the hash that the registry knows of them; npm fetches them only on the platform they are for.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'package-lock.json';
const SYSTEMS = [
  'android',
  'darwin',
  'linux',
  'freebsd',
  'openbsd',
  'netbsd',
  'openharmony',
  'win32',
];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'wasm32'];

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const { packages } = lock;

function isLocked(from, name) {
  if (`${from === '' ? '' : `${from}/`}node_modules/${name}` in packages) return true;
  if (from === '') return false;
  return isLocked(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
}

/** What the name of a platform package says about where it runs. */
function platformOf(name) {
  const os = SYSTEMS.filter((system) => name.includes(system));
  const cpu = PROCESSORS.filter((processor) => name.includes(processor));
  if (cpu.length === 0 && /-arm(-|$)/.test(name)) cpu.push('arm');
  const libc = name.includes('musl') ? ['musl'] : name.includes('linux') ? ['glibc'] : [];
  return { cpu, libc, os };
}

let added = 0;
for (const [path, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(path, name)) continue;
    const { cpu, libc, os } = platformOf(name);
    if (!/^\d/.test(version) || (os.length === 0 && cpu.length === 0)) {
      console.error(`${name}@${version}, asked for by ${path}, has to be added by hand.`);
      process.exitCode = 1;
      continue;
    }
    packages[`node_modules/${name}`] = {
      version,
      ...(cpu.length > 0 ? { cpu } : {}),
      ...(entry.dev ? { dev: true } : {}),
      ...(libc.length > 0 && os.includes('linux') ? { libc } : {}),
      optional: true,
      ...(os.length > 0 ? { os } : {}),
    };
    added += 1;
  }
}

let hashed = 0;
for (const [path, entry] of Object.entries(packages)) {
  if (path === '' || entry.link || entry.integrity) continue;
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const integrity = execFileSync('npm', ['view', `${name}@${entry.version}`, 'dist.integrity'], {
    encoding: 'utf8',
  }).trim();
  if (!/^sha512-\S+$/.test(integrity)) {
    console.error(`${name}@${entry.version} has no hash in the registry.`);
    process.exitCode = 1;
    continue;
  }
  const { version, ...rest } = entry;
  packages[path] = { version, integrity, ...rest };
  hashed += 1;
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other platforms named, ${hashed} hashes added.`);
