import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteHeight, noteLines } from './note-lines';

describe('noteLines', () => {
  it('breaks between words, and keeps the breaks of the text', () => {
    expect(noteLines('the provider allows two thousand a second\n\nask first')).toEqual([
      'the provider allows two',
      'thousand a second',
      '',
      'ask first',
    ]);
  });

  it('loses no letter, and makes no line too long', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const lines = noteLines(text);
        expect(lines.every((line) => line.length <= 27)).toBe(true);
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      }),
    );
  });

  it('gives an empty note one line', () => {
    expect(noteHeight('')).toBe(noteHeight('x'));
  });
});
