import { describe, expect, it } from 'vitest';
import { csvLine } from './csv-line';

describe('a line of CSV', () => {
  it('quotes what would break it', () => {
    expect(csvLine(['a,b', 'say "no"', 'two\nlines', 'plain', 3, null])).toBe(
      '"a,b","say ""no""","two\nlines",plain,3,\r\n',
    );
  });

  it.each(['=1+1', '+1 2', '-cmd', '@SUM(A1)', '\tx', ' =1', '|x', '%x'])(
    'lets no spreadsheet run %j',
    (text) => {
      expect(csvLine([text]).replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it('leaves numbers as they are', () => {
    expect(csvLine(['-3.5', -2])).toBe('-3.5,-2\r\n');
  });
});
