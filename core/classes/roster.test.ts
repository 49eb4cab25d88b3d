import { describe, expect, it } from 'vitest';
import { MOST_ROSTER_ROWS, parseRoster } from './roster';

describe('parseRoster', () => {
  it('reads what spreadsheets, Moodle and Canvas write', () => {
    const ana = { email: 'ana@example.com', name: 'Ana Alvarez', section: 'A', externalId: '7' };
    const files = [
      'name,email,section,id\nAna Alvarez,Ana@Example.com,A,7\n',
      '\ufeffname;email;section;id\r\nAna Alvarez;ana@example.com;A;7\r\n',
      'First name,Surname,ID number,Email address,Groups\nAna,Alvarez,7,ana@example.com,A\n',
      'Student,ID,SIS User ID,SIS Login ID,Section\n"Ana Alvarez",7,7,ana@example.com,A\n',
    ];
    for (const file of files) {
      expect(parseRoster(file)).toEqual({ rows: [ana], problems: [], repeated: 0 });
    }
  });

  it('takes a name like a formula for a name', () => {
    expect(parseRoster('name,email\n=HYPERLINK("x"),a@example.com').rows[0]?.name).toBe(
      '=HYPERLINK("x")',
    );
  });

  it('counts who stands there twice alike, and refuses who stands there in two ways', () => {
    const file = 'name,email\nAna,a@example.com\nAna,A@example.com\nAnna,a@example.com';
    expect(parseRoster(file)).toMatchObject({
      rows: [{ name: 'Ana' }],
      repeated: 1,
      problems: [{ line: 4, message: expect.stringContaining('line 2') }],
    });
  });

  it('names every line that is wrong', () => {
    const file = `name,email,section\nAna,no address,A\nBen,,A\nCy\u202ey,c@example.com,A\nDi,d@example.com,${'x'.repeat(61)}`;
    const { rows, problems } = parseRoster(file);
    expect(rows).toEqual([]);
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
  });

  it('refuses files without headings or rows beyond the limit, with the reason', () => {
    expect(parseRoster('').problems[0]?.message).toContain('empty');
    expect(parseRoster('Ana,ana@example.com').problems[0]?.message).toContain('email');
    const many = (n: number) =>
      `email\n${Array.from({ length: n }, (_, i) => `p${i}@example.com`).join('\n')}`;
    expect(parseRoster(many(MOST_ROSTER_ROWS)).rows).toHaveLength(MOST_ROSTER_ROWS);
    expect(parseRoster(many(50_000)).problems).toEqual([
      { line: 1, message: expect.stringContaining('50,000 rows; at most 5,000') },
    ]);
  });
});
