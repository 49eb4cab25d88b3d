import { describe, expect, it } from 'vitest';
import { parseJson, valueProblems } from './json-guard';
import { utf8Bytes } from './text-size';

const limits = { bytes: 40, depth: 3 };

describe('parseJson', () => {
  it('reads JSON within its limits, with or without a byte-order mark', () => {
    expect(parseJson('\uFEFF[[["]]]]]["]]]', limits)).toEqual({ ok: true, value: [[[']]]]][']]] });
  });

  it.each([
    ['[[[[1]]]]', 'nested deeper than 3 levels'],
    [`"${'a'.repeat(39)}"`, 'the document has 41 bytes; the limit is 40'],
  ])('refuses %s', (text, message) => {
    expect(parseJson(text, limits)).toEqual({ ok: false, problems: [{ path: '', message }] });
  });
});

describe('valueProblems', () => {
  it('finds what is not text wherever it stands', () => {
    expect(valueProblems({ a: ['ok', '\0'], b: '\ud800', c: '😀' }, 9)).toEqual([
      { path: 'a[1]', message: 'holds characters that are not text' },
      { path: 'b', message: 'holds characters that are not text' },
    ]);
  });
});

describe('utf8Bytes', () => {
  it.each(['', 'abc', 'é', '€', '😀', '\ud800', 'a\udc00b'])(
    'agrees with the platform on %j',
    (text) => {
      expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).length);
    },
  );
});
