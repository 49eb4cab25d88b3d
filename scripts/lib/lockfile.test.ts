import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Entry {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

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
});
