import { describe, expect, it } from 'vitest';
import type { Diagram } from '../contracts/diagram-schema';
import { diffDiagrams } from './diff';

const at = { x: 0, y: 0 };
const BASE: Diagram = {
  format: 1,
  components: [
    { id: 'api', type: 'service', label: 'API', position: at, settings: { replicas: 2 } },
    { id: 'jobs', type: 'queue', label: 'Jobs', position: at },
  ],
  connections: [{ id: 'c1', from: 'api', to: 'jobs', kind: 'async' }],
  notes: [],
};
const texts = (after: Diagram) => diffDiagrams(BASE, after).map((d) => `${d.kind} ${d.text}`);

describe('diffDiagrams', () => {
  it('finds nothing between a diagram and itself moved, with other connection ids', () => {
    const moved = {
      ...BASE,
      components: BASE.components.map((c) => ({ ...c, position: { x: 9, y: 9 } })),
      connections: BASE.connections.map((c) => ({ ...c, id: 'c9', unit: 'request' as const })),
    };
    expect(diffDiagrams(BASE, moved)).toEqual([]);
  });

  it('names settings with their old and new values', () => {
    const [api, jobs] = BASE.components;
    if (!api || !jobs) throw new Error('no parts');
    const after = {
      ...BASE,
      components: [{ ...api, settings: { replicas: 5, concurrency: 9 } }, jobs],
    };
    expect(texts(after)).toEqual(['changed “API”: Concurrency 50 → 9, Replicas 2 → 5']);
  });

  it('names parts and connections that came and went', () => {
    const after: Diagram = {
      ...BASE,
      components: [
        ...BASE.components.slice(0, 1),
        {
          id: 'w',
          type: 'worker',
          label: 'Sender',
          position: at,
          settings: { replicas: 9, ack: 'after' },
        },
      ],
      connections: [{ id: 'c1', from: 'api', to: 'w', kind: 'async', unit: 'item' }],
    };
    expect(texts(after)).toEqual([
      'removed “Jobs”',
      'added “Sender”: Replicas 9',
      'removed API → Jobs (async)',
      'added API → Sender (async), one message per item',
    ]);
  });

  it('finds nothing in a default that is written out, and says values as the inspector does', () => {
    const [api, jobs] = BASE.components;
    if (!api || !jobs) throw new Error('no parts');
    const queue = (settings: Record<string, number | null>): Diagram => ({
      ...BASE,
      components: [api, { ...jobs, settings }],
    });
    expect(texts(queue({ maxReceives: 5, capacity: null }))).toEqual([]);
    expect(texts(queue({ visibilityTimeoutMs: 900_000, capacity: 2000 }))).toEqual([
      'changed “Jobs”: Capacity no limit → 2,000, Visibility time-out 5 min → 15 min',
    ]);
  });

  it('sees a connection that is for some requests only now', () => {
    const after = {
      ...BASE,
      connections: BASE.connections.map((c) => ({ ...c, flows: ['reads'] })),
    };
    expect(texts(after)).toEqual([
      'changed API → Jobs (async): for which requests: every one → reads',
    ]);
  });

  it('sees a connection that splits now', () => {
    const after = {
      ...BASE,
      connections: BASE.connections.map((c) => ({ ...c, unit: 'item' as const })),
    };
    expect(texts(after)).toEqual(['changed API → Jobs (async): one message per request → item']);
  });
});
