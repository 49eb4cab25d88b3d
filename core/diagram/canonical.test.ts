import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import type { DiagramComponent } from '../contracts/diagram-schema';
import { canonicalDiagram } from './canonical';

const parts = { a: ['service', { replicas: 2, concurrency: 3 }], b: 'queue' } as const;
const base = () => buildDiagram({ a: [...parts.a], b: 'queue' }, ['a ~> b']);

describe('canonicalDiagram', () => {
  it('ignores labels, positions, notes, order of keys and written-out defaults', () => {
    const other = base();
    other.notes.push({ id: 'n', text: 'why', position: { x: 1, y: 1 } });
    other.components = other.components.map(
      (component, index): DiagramComponent => ({
        ...component,
        label: `Box ${index}`,
        position: { x: 5, y: 7 },
        settings: index === 0 ? { concurrency: 3, replicas: 2 } : {},
      }),
    );
    other.connections = other.connections.map((c) => ({ ...c, unit: 'request' }));
    expect(canonicalDiagram(other)).toBe(canonicalDiagram(base()));
  });

  it('tells settings, units, flows and order apart', () => {
    const forms = [
      base(),
      buildDiagram({ a: 'service', b: 'queue' }, ['a ~> b']),
      buildDiagram({ a: [...parts.a], b: 'queue' }, ['a *> b']),
      buildDiagram({ a: [...parts.a], b: 'queue' }, ['a ~> b @']),
      buildDiagram({ a: [...parts.a], b: 'queue' }, ['a ~> b @mail']),
    ];
    expect(new Set(forms.map(canonicalDiagram)).size).toBe(forms.length);
  });
});
