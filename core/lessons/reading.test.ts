import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookAt, mergeRead, type SectionPlace, type Sight, whereToGoOn } from './reading';

const place = (section: string, top: number, bottom: number): SectionPlace => ({
  section,
  top,
  bottom,
});

function looks(...screens: SectionPlace[][]): string[] {
  let seen = new Map<string, Sight>();
  let read: string[] = [];
  for (const screen of screens) ({ seen, read } = lookAt(seen, screen, 800));
  return read;
}

describe('lookAt', () => {
  it('counts a section as read when its end was seen and it was looked at for a while', () => {
    const whole = [place('a#one', 100, 700)];
    expect(looks(whole, whole)).toEqual([]);
    expect(looks(whole, whole, whole)).toEqual(['a#one']);
  });

  it('takes a long section that is scrolled through', () => {
    const begin = [place('a#one', 100, 2000)];
    const middle = [place('a#one', -800, 1100)];
    expect(looks(begin, middle, middle)).toEqual([]);
    expect(looks(begin, middle, [place('a#one', -1200, 700)])).toEqual(['a#one']);
  });

  it('does not count what was jumped past, or never came on screen', () => {
    const past = [place('a#one', -900, -100), place('a#two', 900, 1500)];
    expect(looks(past, past, past, past)).toEqual([]);
  });
});

describe('mergeRead', () => {
  it('loses nothing, keeps nothing twice, and is settled by doing it once', () => {
    const list = fc.array(fc.constantFrom('a#1', 'a#2', 'b#1', 'c#1'));
    fc.assert(
      fc.property(list, list, (first, then) => {
        const merged = mergeRead(first, then);
        expect(new Set(merged)).toEqual(new Set([...first, ...then]));
        expect(merged).toHaveLength(new Set(merged).size);
        expect(mergeRead(merged, then)).toEqual(merged);
      }),
    );
  });
});

describe('whereToGoOn', () => {
  const lesson = (slug: string, ...anchors: string[]) => ({
    slug,
    title: slug,
    sections: anchors.map((anchor) => ({ anchor, text: anchor })),
  });
  const lessons = [lesson('a', '1', '2', '3'), lesson('b', '1', '2')];

  it('is nowhere before the first section, and when all that was begun is read', () => {
    expect(whereToGoOn(lessons, [])).toBeNull();
    expect(whereToGoOn(lessons, ['b#2', 'b#1'])).toBeNull();
    expect(whereToGoOn(lessons, ['gone#1'])).toBeNull();
  });

  it('is the next unread section of the lesson that was read last', () => {
    expect(whereToGoOn(lessons, ['b#1', 'a#1'])).toMatchObject({
      lesson: { slug: 'a' },
      section: { anchor: '2' },
    });
    expect(whereToGoOn(lessons, ['a#3'])?.section.anchor).toBe('1');
    expect(whereToGoOn(lessons, ['a#1', 'b#1', 'b#2'])).toMatchObject({
      lesson: { slug: 'a' },
      section: { anchor: '2' },
    });
  });
});
