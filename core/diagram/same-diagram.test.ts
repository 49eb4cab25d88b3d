import { describe, expect, it } from 'vitest';
import type { Diagram } from '../contracts/diagram-schema';
import { sameDiagram } from './same-diagram';

const diagram = (label: string): Diagram => ({
  format: 1,
  components: [{ id: 'a', type: 'service', label, position: { x: 0, y: 0 } }],
  connections: [],
  notes: [],
});

describe('sameDiagram', () => {
  it('does not mind the order of keys, only what they hold', () => {
    const a = diagram('a');
    const turned = { notes: [], connections: [], components: a.components, format: 1 } as Diagram;
    expect(sameDiagram(a, turned)).toBe(true);
    expect(sameDiagram(a, diagram('b'))).toBe(false);
  });
});
