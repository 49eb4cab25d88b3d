import { describe, expect, it } from 'vitest';
import { isSeenText, seenText } from './seen-text';

const at = String.fromCodePoint;

describe('isSeenText', () => {
  it.each(['Campaign API', 'é', '数据库', 'צוות', 'q-1 (v2)', `👩${at(0x200d)}💻`, '→'])(
    'takes “%s”',
    (text) => expect(isSeenText(text)).toBe(true),
  );

  it.each([
    ['a bell', `a${at(7)}b`],
    ['NUL', `a${at(0)}`],
    ['a line break', 'a\nb'],
    ['an override of direction', `admin${at(0x202e)}txt.exe`],
    ['an isolate', `a${at(0x2066)}b`],
    ['a mark of direction', `a${at(0x200f)}b`],
    ['a zero-width space', `ad${at(0x200b)}min`],
    ['a soft hyphen', `ad${at(0xad)}min`],
    ['a tag', `a${at(0xe0041)}`],
    ['half a character', `a${String.fromCharCode(0xd800)}`],
    ['spaces only', '   '],
    ['joiners only', at(0x200d, 0x200c)],
    ['nothing', ''],
  ])('refuses %s', (_, text) => expect(isSeenText(text)).toBe(false));
});

describe('seenText', () => {
  it('takes out what cannot be seen and leaves the rest', () => {
    expect(seenText(`ad${at(0x200b)}min${at(0x202e)}`)).toBe('admin');
    expect(seenText('a\nb\u0007')).toBe('ab');
    expect(seenText('a\n\tb\u0007', { lines: true })).toBe('a\n\tb');
  });
});
