import { expect, it } from 'vitest';
import { alikeGroups } from './alike-groups';

const row = (key: string, design: string, name: string) => ({ key, design, name });

it('puts the largest group first, and takes for typical the first with the commonest settings', () => {
  const rows = [
    row('a', '1', 'Ana'),
    row('b', '2', 'Ben'),
    row('b', '3', 'Cem'),
    row('b', '3', 'Dina'),
  ];
  const groups = alikeGroups(rows);
  expect(groups.map(({ key, designs, typical }) => [key, designs, typical.name])).toEqual([
    ['b', 2, 'Cem'],
    ['a', 1, 'Ana'],
  ]);
  expect(alikeGroups([])).toEqual([]);
});
