import { describe, expect, it } from 'vitest';
import { gradebookHead, gradebookLine } from './gradebook';

const columns = [
  { id: 'a', title: 'Newsletter', points: 100 },
  { id: 'b', title: 'Newsletter', points: 10 },
];
const ana = {
  name: 'Ana María Alvarez',
  email: 'ana@example.com',
  section: 'A',
  externalId: '7',
  scores: new Map([
    ['a', 66.67],
    ['b', 0],
  ]),
};
const ben = { ...ana, name: 'Ben', section: null, externalId: null, scores: new Map() };

describe('a gradebook', () => {
  it('for spreadsheets has a total, and a line of what could be had', () => {
    expect(gradebookHead('plain', columns)).toEqual([
      ['Name', 'E-mail', 'ID', 'Section', 'Newsletter', 'Newsletter (2)', 'Total'],
      ['Points possible', null, null, null, 100, 10, 110],
    ]);
    expect(gradebookLine('plain', columns, ana).slice(4)).toEqual([66.67, 0, 66.67]);
  });

  it('for Moodle names people as its import does, and leaves empty what is not graded', () => {
    expect(gradebookHead('moodle', columns)).toHaveLength(1);
    expect(gradebookLine('moodle', columns, ana)).toEqual([
      'Ana María',
      'Alvarez',
      '7',
      'ana@example.com',
      66.67,
      0,
    ]);
    expect(gradebookLine('moodle', columns, ben).slice(-2)).toEqual([null, null]);
  });

  it('for Canvas has its five columns and the points possible', () => {
    const [titles, possible] = gradebookHead('canvas', columns);
    expect(titles?.slice(0, 5)).toEqual([
      'Student',
      'ID',
      'SIS User ID',
      'SIS Login ID',
      'Section',
    ]);
    expect(possible).toEqual(['    Points Possible', null, null, null, null, 100, 10]);
    expect(gradebookLine('canvas', columns, ana)[0]).toBe('Alvarez, Ana María');
    expect(gradebookLine('canvas', columns, ben)[0]).toBe('Ben');
  });
});
