import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Promises of docs/security.md: the file and the title of each test they name. */
function named(): { file: string; title: string }[] {
  const text = readFileSync('docs/security.md', 'utf8').replace(/\s+/g, ' ');
  return [...text.matchAll(/`([\w./-]+\.(?:test|spec)\.ts)` “([^”]+)”/g)].map(
    ([, file = '', title = '']) => ({
      file,
      title,
    }),
  );
}

describe('docs/security.md', () => {
  it('names a test for every promise, and each of them exists', () => {
    const tests = named();
    expect(tests.length).toBeGreaterThan(35);
    const missing = tests.filter(({ file, title }) => {
      if (!existsSync(file)) return true;
      const source = readFileSync(file, 'utf8');
      return !source.includes(`'${title}'`) && !source.includes(`"${title}"`);
    });
    expect(missing).toEqual([]);
  });

  it('leaves no promise without one', () => {
    const text = readFileSync('docs/security.md', 'utf8').split('## What is not there')[0] ?? '';
    const promises = text.split(/^- /m).slice(1);
    expect(promises.length).toBeGreaterThan(25);
    expect(promises.filter((promise) => !/\.(test|spec)\.ts`/.test(promise))).toEqual([]);
  });
});
