import { describe, expect, it } from 'vitest';
import { drawn } from '@/tests/support/interviews';
import type { Diagram } from '../contracts/diagram-schema';
import { framesOf, type Stroke, strokeOf, touchedAt } from './strokes';

const full = drawn();
const without = (id: string): Diagram => ({
  ...full,
  components: full.components.filter((one) => one.id !== id),
  connections: full.connections.filter(({ from, to }) => from !== id && to !== id),
});
const bare: Diagram = { ...full, components: full.components.slice(0, 2), connections: [] };
const sent = [bare, without('jobs'), full, drawn({ replicas: 3 }), without('sender')];

function strokes(): Stroke[] {
  return sent.slice(1).flatMap((after, i) => {
    const stroke = strokeOf(sent[i] as Diagram, after, { at: i * 1000, step: 'draw' });
    return stroke ? [stroke] : [];
  });
}

const parts = ({ components, connections }: Diagram) =>
  JSON.stringify([
    components.toSorted((a, b) => a.id.localeCompare(b.id)),
    connections.toSorted((a, b) => a.id.localeCompare(b.id)),
  ]);

describe('strokes', () => {
  it('lead from the start to every drawing that was sent', () => {
    expect(framesOf(bare, strokes()).map(parts)).toEqual(sent.map(parts));
  });

  it('are none where nothing changed', () => {
    expect(strokeOf(full, structuredClone(full), { at: 0, step: 'draw' })).toBeNull();
  });

  it('say when a component was last drawn, by step', () => {
    expect(touchedAt(strokes(), 'draw', ['api'])).toBe(3000);
    expect(touchedAt(strokes(), 'draw', ['jobs'])).toBe(1000);
    expect(touchedAt(strokes(), 'draw', ['admin'])).toBeNull();
    expect(touchedAt(strokes(), 'change', ['api'])).toBeNull();
  });
});
