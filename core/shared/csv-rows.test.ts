import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from './csv-rows';

const cells = (text: string) => csvRows(text).map((row) => row.cells);

describe('csvRows', () => {
  it.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      '\ufeffa;b\nc;"d;e"',
      [
        ['a', 'b'],
        ['c', 'd;e'],
      ],
    ],
    [
      'a\tb\rc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"a ""b""",c', [['a "b"', 'c']]],
    ['"a,a";b;c\n', [['a,a', 'b', 'c']]],
    ['\n\na,b\n , \n', [['a', 'b']]],
    ['', []],
  ])('reads %j', (text, expected) => {
    expect(cells(text)).toEqual(expected);
  });

  it('says on which line a row begins, across line breaks in cells', () => {
    expect(csvRows('a,b\n"c\nc",d\n\ne,f').map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it('gives back what was written with quotes, whatever it is', () => {
    const row = fc.array(fc.string(), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const text = rows
          .map((one) => one.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
          .join('\r\n');
        const kept = rows.filter((one) => one.some((cell) => cell.trim() !== ''));
        expect(cells(text)).toEqual(kept);
      }),
    );
  });
});
