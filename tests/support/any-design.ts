import fc from 'fast-check';
import type { Connection, Diagram, DiagramComponent } from '@/core/contracts/diagram-schema';

const TYPES = ['service', 'queue', 'worker', 'topic'] as const;

/** Any graph of components around `admin` and `provider`, whether or not it may be drawn. */
export const anyDesign = fc
  .record({
    types: fc.array(fc.constantFrom(...TYPES), { maxLength: 9 }),
    replicas: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 9, maxLength: 9 }),
    edges: fc.array(fc.tuple(fc.nat(10), fc.nat(10), fc.boolean(), fc.boolean()), {
      maxLength: 24,
    }),
  })
  .map(({ types, replicas, edges }): Diagram => {
    const ids = ['admin', 'provider', ...types.map((_, n) => `box-${n}`)];
    const typeOf = (id: string, n: number): DiagramComponent['type'] =>
      id === 'admin' ? 'client' : id === 'provider' ? 'external-api' : (types[n - 2] ?? 'service');
    return {
      format: 1,
      components: ids.map((id, n) => ({
        id,
        type: typeOf(id, n),
        label: id,
        position: { x: n, y: n },
        ...(types[n - 2] === 'worker' && { settings: { replicas: replicas[n - 2] ?? 1 } }),
      })),
      connections: edges.map(
        ([a, b, sync, item], n): Connection => ({
          id: `c${n}`,
          from: ids[a % ids.length] ?? 'admin',
          to: ids[b % ids.length] ?? 'admin',
          kind: sync ? 'sync' : 'async',
          ...(item && { unit: 'item' as const }),
        }),
      ),
      notes: [],
    };
  });
