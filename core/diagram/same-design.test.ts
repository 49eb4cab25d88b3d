import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { sameDesign } from './same-design';

const PARTS = { a: 'service', b: 'database', c: 'cache' } as const;
const drawn = (links: string[]) => buildDiagram(PARTS, links);

describe('sameDesign', () => {
  it('does not mind places, names and notes', () => {
    const one = drawn(['a -> b', 'a -> c']);
    const moved = {
      ...one,
      components: one.components.map((c) => ({ ...c, label: 'New', position: { x: 9, y: 9 } })),
      notes: [{ id: 'n', text: 'a note', position: { x: 0, y: 0 } }],
    };
    expect(sameDesign(one, moved)).toBe(true);
  });

  it('minds settings, kinds and the order of calls', () => {
    const one = drawn(['a -> b', 'a -> c']);
    expect(sameDesign(one, drawn(['a -> c', 'a -> b']))).toBe(false);
    expect(sameDesign(one, drawn(['a -> b', 'a ~> c']))).toBe(false);
    const set = buildDiagram({ ...PARTS, a: ['service', { replicas: 2 }] }, ['a -> b', 'a -> c']);
    expect(sameDesign(one, set)).toBe(false);
  });
});
