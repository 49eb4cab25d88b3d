import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECKS } from './registry';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
const checkFiles = files.filter(
  (name) =>
    !name.endsWith('.test.ts') &&
    readFileSync(new URL(name, folder), 'utf8').includes('defineCheck({'),
);

describe('the catalogue of checks', () => {
  it.each(checkFiles)('lists %s under the name of its file', (name) => {
    const check = CHECKS.get(name.replace(/\.ts$/, ''));
    expect(check?.id).toBe(name.replace(/\.ts$/, ''));
    expect(check?.summary.length).toBeGreaterThan(20);
  });

  it.each(checkFiles)('has a test table beside %s', (name) => {
    expect(files).toContain(name.replace(/\.ts$/, '.test.ts'));
  });

  it('lists nothing else', () => {
    expect(CHECKS.size).toBe(checkFiles.length);
  });

  it('refuses unknown parameters of every check', () => {
    for (const check of CHECKS.values()) {
      expect(check.params.safeParse({ colour: 'red' }).success).toBe(false);
    }
  });
});
