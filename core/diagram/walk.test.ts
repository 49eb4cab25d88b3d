import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { walk } from './walk';

function placed(places: Record<string, [number, number]>, connections: string[]) {
  const diagram = buildDiagram(
    Object.fromEntries(Object.keys(places).map((id) => [id, 'service' as const])),
    connections,
  );
  return {
    ...diagram,
    components: diagram.components.map((component) => {
      const [x, y] = places[component.id] ?? [0, 0];
      return { ...component, position: { x, y } };
    }),
  };
}

describe('walk', () => {
  const fork = placed({ a: [0, 0], b: [200, -150], c: [200, 150], d: [200, 0] }, [
    'a -> b',
    'a -> c',
  ]);

  it('goes along connections only', () => {
    expect(walk(fork, 'a', 'right')).not.toBe('d');
    expect(walk(fork, 'd', 'left')).toBeNull();
  });

  it('takes the nearest component that lies in the direction, whichever way the connection points', () => {
    expect(walk(fork, 'b', 'left')).toBe('a');
    expect(walk(fork, 'a', 'down')).toBe('c');
    expect(walk(fork, 'a', 'up')).toBe('b');
  });

  it('follows the connections right and left where nothing lies in that direction', () => {
    const back = placed({ a: [400, 0], b: [0, 0] }, ['a -> b']);
    expect(walk(back, 'a', 'right')).toBe('b');
    expect(walk(back, 'b', 'left')).toBe('a');
  });

  it('leads nowhere from a component that is not there', () => {
    expect(walk(fork, 'gone', 'right')).toBeNull();
  });
});
