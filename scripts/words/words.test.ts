import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UNWANTED_WORDS, unwantedWords } from './unwanted-words';
import { withoutComments } from './without-comments';

const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = ['content', 'app', 'components', 'core', 'server'];

function filesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|yaml|tsx?)$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

function linesOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  if (file.endsWith('.yaml')) return text.replaceAll(/^\s*#.*$/gm, '').split('\n');
  return (file.endsWith('.md') ? text : withoutComments(text)).split('\n');
}

describe('the words that a reader meets', () => {
  it('are none of those that docs/words.md rules out', () => {
    const files = [...FOLDERS.flatMap(filesOf), 'docs/simulation.md'];
    expect(files.length).toBeGreaterThan(400);
    const found = files.flatMap((file) =>
      linesOf(file).flatMap((line, index) =>
        unwantedWords(line).map(({ word }) => `${file}:${index + 1}: "${word}" in ${line.trim()}`),
      ),
    );
    expect(found).toEqual([]);
  });

  it('are ruled out in docs/words.md with what to say instead', () => {
    const table = readFileSync(join(ROOT, 'docs/words.md'), 'utf8');
    const missing = UNWANTED_WORDS.filter(({ word }) => !table.includes(`| **${word}**`));
    expect(missing.map(({ word }) => word)).toEqual([]);
  });
});

describe('unwantedWords', () => {
  it.each([
    ['<p>Mend that first.</p>', ['mend']],
    ["  why: 'No one can bear it.',", ['bear']],
    ['it waits for ever,', ['for ever']],
    ['The customer is told that', ['is told that']],
    ['Who comes late waits.', ['Who']],
    ['Look first. Who comes late waits.', ['Who']],
    ['Who waits?', []],
    ['Say who waits. Who is it?', []],
    ["form: 'mends',", []],
    ['const mending = useMending();', []],
    ['recommend it', []],
    ['a bearing wall', []],
  ])('finds in %j %j', (line, words) => {
    expect(unwantedWords(line).map(({ word }) => word)).toEqual(words);
  });
});

describe('withoutComments', () => {
  it.each([
    ['a; // shall not', 'a; '],
    ['/* shall\n not */ b', '        \n        b'],
    ["'http://x' // y", "'http://x' "],
    ["<p>It isn't</p>\n// shall", "<p>It isn't</p>\n"],
    ['`a\n// kept`', '`a\n// kept`'],
    ["'it\\'s // kept'", "'it\\'s // kept'"],
  ])('leaves of %j %j', (source, rest) => {
    expect(withoutComments(source)).toBe(rest);
  });
});
