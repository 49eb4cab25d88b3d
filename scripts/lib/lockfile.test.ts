import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Entry {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
  integrity?: string;
  link?: boolean;
  dev?: boolean;
  license?: string;
}

/** Licences under which what runs in the product may be used as it is used here; libvips (LGPL) comes as a library of its own, unchanged. */
const LICENCES =
  /^\(?(MIT|MIT-0|ISC|0BSD|Unlicense|CC0-1\.0|CC-BY-4\.0|BlueOak-1\.0\.0|Apache-2\.0|BSD-[23]-Clause|EPL-2\.0|LGPL-3\.0-or-later|SIL OPEN FONT LICENSE)\)?$/;

/** Packages that name no licence in the lock file, and what stands in them. */
const READ_BY_HAND = ['node_modules/seq-queue', /^node_modules\/@next\/swc-/];

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Entry>;
};

function isLocked(from: string, name: string): boolean {
  const parent = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')));
  const here = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  return here in packages || (from !== '' && isLocked(parent, name));
}

describe('package-lock.json', () => {
  // npm leaves out those it could not fetch here, and then `npm ci` refuses the file everywhere.
  it('names the packages of every platform', () => {
    const missing = Object.entries(packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isLocked(path, name)),
    );
    expect(missing).toEqual([]);
  });

  it('names no registry', () => {
    const resolved = Object.values(packages).filter((entry) => entry.resolved !== undefined);
    expect(resolved).toEqual([]);
  });

  it('has a hash of every package, whatever the platform', () => {
    const without = Object.entries(packages).filter(
      ([path, { integrity, link }]) => path !== '' && !link && !integrity,
    );
    expect(without.map(([path]) => path)).toEqual([]);
  });

  it('brings nothing into the product whose licence nobody has looked at', () => {
    const unread = Object.entries(packages).filter(([path, { dev, license }]) => {
      if (path === '' || dev) return false;
      if (
        READ_BY_HAND.some(
          (known) => known === path || (known instanceof RegExp && known.test(path)),
        )
      )
        return false;
      const parts = (license ?? 'none').split(/ AND | and | OR /);
      return !parts.every((part) => LICENCES.test(part));
    });
    expect(unread.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });
});
