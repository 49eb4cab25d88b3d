import { describe, expect, test } from 'vitest';
import { COMPONENT_TYPES } from '../contracts/component-type';
import { findTypes, inGroups } from './find-types';
import { COMPONENTS } from './registry';

const found = (query: string) => findTypes(COMPONENT_TYPES, query).map(({ type }) => type);

describe('findTypes', () => {
  test.each([
    ['lambda', ['service', 'worker']],
    ['kafka', ['queue', 'topic']],
    ['Redis', ['cache']],
    ['postgres', ['database']],
    ['pub/sub', ['queue', 'topic']],
    ['pub sub', ['queue', 'topic']],
    ['load b', ['load-balancer']],
    ['caches', ['cache']],
    ['que', ['queue']],
    ['xylophone', []],
  ])('finds by %s', (query, types) => {
    expect(found(query)).toEqual(types);
  });

  test('says by which other name, and nothing where the own name was enough', () => {
    expect(findTypes(['cache'], 'redi')).toEqual([{ type: 'cache', by: 'Redis' }]);
    expect(findTypes(['cache'], 'ca')).toEqual([{ type: 'cache', by: null }]);
  });

  test('answers with all types to an empty question, of those it was given', () => {
    expect(found('  ')).toEqual([...COMPONENT_TYPES]);
    expect(findTypes(['queue'], 'redis')).toEqual([]);
  });
});

describe('the other names of a type', () => {
  test.each(COMPONENT_TYPES)('%s is found by each of them', (type) => {
    const { alsoCalled } = COMPONENTS[type];
    expect(new Set(alsoCalled.map((name) => name.toLowerCase())).size).toBe(alsoCalled.length);
    for (const name of alsoCalled) expect(findTypes([type], name), name).toHaveLength(1);
  });
});

describe('inGroups', () => {
  test('keeps every type once, and leaves out headings without any', () => {
    const all = inGroups(findTypes(COMPONENT_TYPES, ''));
    const types = all.flatMap((group) => group.found.map(({ type }) => type));
    expect([...types].sort()).toEqual([...COMPONENT_TYPES].sort());
    expect(inGroups(findTypes(['queue', 'client'], '')).map(({ title }) => title)).toEqual([
      'Clients',
      'Messaging',
    ]);
  });
});
