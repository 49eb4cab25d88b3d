import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

describe('what says where a file runs', () => {
  // An import put above it turns it into an expression that says nothing, and only the build of the site notices.
  it('stands first in its file, as a directive', () => {
    const files = ['app', 'components', 'server'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => join(folder, file)),
    );
    expect(files.length).toBeGreaterThan(300);
    const wrong = files.filter((file) => {
      const text = readFileSync(file, 'utf8');
      return /['"]use (client|server)['"]/.test(text) && !/^'use (client|server)';\n/.test(text);
    });
    expect(wrong).toEqual([]);
  });
});
