import type { Diagram } from '@/core/contracts/diagram-schema';

const COLUMNS = 25;
const TYPES = ['service', 'queue', 'worker', 'database', 'cache'] as const;

/** A grid of components with one and a half times as many connections, larger than format 1 allows when asked to be. */
export function largeDiagram(count: number): Diagram {
  const ids = Array.from({ length: count }, (_, i) => i);
  const link = (from: number, to: number) => ({
    id: `c${from}-${to}`,
    from: `n${from}`,
    to: `n${to}`,
    kind: from % 2 === 0 ? ('sync' as const) : ('async' as const),
  });
  return {
    format: 1,
    components: ids.map((i) => ({
      id: `n${i}`,
      type: TYPES[i % TYPES.length] ?? 'service',
      label: `Component ${i}`,
      position: { x: (i % COLUMNS) * 240, y: Math.floor(i / COLUMNS) * 128 },
    })),
    connections: [
      ...ids.filter((i) => i + 1 < count).map((i) => link(i, i + 1)),
      ...ids.filter((i) => i % 2 === 0 && i + COLUMNS < count).map((i) => link(i, i + COLUMNS)),
    ],
    notes: [],
  };
}

/** How many components the address asks for. */
export function wantedCount(): number {
  return Number(new URLSearchParams(location.search).get('count') ?? 0);
}
