import { describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { newsletterDesign } from '@/tests/support/designs';
import { SHAPE } from './component-shape';
import { tidyPositions, zoomToFit } from './tidy-positions';

/** The canvas at 1280 × 800 with its panels, and on a phone. */
const DESK = { width: 784, height: 560 };
const PHONE = { width: 390, height: 690 };

function drawing(count: number, lines: [number, number][]): Diagram {
  return {
    format: 1,
    components: Array.from({ length: count }, (_, i) => ({
      id: `c${i}`,
      type: 'service' as const,
      label: `C${i}`,
      position: { x: 0, y: 0 },
    })),
    connections: lines.map(([from, to], i) => ({
      id: `l${i}`,
      from: `c${from}`,
      to: `c${to}`,
      kind: 'sync' as const,
    })),
    notes: [],
  };
}
const chain = (count: number) =>
  drawing(
    count,
    Array.from({ length: count - 1 }, (_, i): [number, number] => [i, i + 1]),
  );
const fan = (count: number) =>
  drawing(
    count,
    Array.from({ length: count - 1 }, (_, i): [number, number] => [0, i + 1]),
  );
const twoChains = drawing(
  16,
  Array.from({ length: 14 }, (_, i): [number, number] => [i, i + 2]),
);

describe('tidy places', () => {
  it.each([
    ['a chain of 4', chain(4)],
    ['a chain of 20', chain(20)],
    ['a fan of 20', fan(20)],
    ['20 without lines', drawing(20, [])],
    ['two chains of 8', twoChains],
    ['the newsletter solved', newsletterDesign('solutions/full')],
    ['two pools of senders', newsletterDesign('solutions/fan-out-and-two-pools')],
  ])('show %s at 70 % or more beside the panels of a small window', (_, diagram) => {
    expect(zoomToFit(diagram, tidyPositions(diagram, DESK), DESK)).toBeGreaterThanOrEqual(0.7);
  });

  it('show the newsletter solved at 70 % or more on a phone, more tall than wide', () => {
    const diagram = newsletterDesign('solutions/full');
    const places = tidyPositions(diagram, PHONE);
    const of = (axis: 'x' | 'y') =>
      Math.max(...diagram.components.map(({ id }) => places[id]?.[axis] ?? 0));
    expect(of('y')).toBeGreaterThan(of('x'));
    expect(zoomToFit(diagram, places, PHONE)).toBeGreaterThanOrEqual(0.7);
  });

  it('put the notes under the components, beside one another', () => {
    const texts = ['Why so', 'And why not otherwise', 'A third'];
    const notes = texts.map((text, i) => ({ id: `n${i}`, text, position: { x: 0, y: 0 } }));
    const places = tidyPositions({ ...chain(2), notes }, DESK);
    const bottom = SHAPE.height + (places.c0?.y ?? 0);
    const [first, second, third] = notes.map(({ id }) => places[id]);
    expect(first?.x).toBe(0);
    expect(first?.y).toBeGreaterThan(bottom);
    expect(second?.y).toBe(first?.y);
    expect(second?.x).toBeGreaterThan(192);
    expect(third?.y).toBeGreaterThan(first?.y ?? 0);
  });

  it('leave in one line what can be read there', () => {
    const places = Object.values(tidyPositions(chain(3), DESK));
    expect(new Set(places.map(({ y }) => y)).size).toBe(1);
  });

  it('wrap a long chain like a text: on to the right, then down from the left', () => {
    const places = tidyPositions(chain(7), DESK);
    const order = Object.entries(places)
      .sort(([, a], [, b]) => a.y - b.y || a.x - b.x)
      .map(([id]) => id);
    expect(order).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6']);
  });

  it.each([chain(20), fan(20), drawing(20, []), twoChains])(
    'put no component over another',
    (diagram) => {
      const places = Object.values(tidyPositions(diagram, DESK));
      const over = places.flatMap((a, i) =>
        places
          .slice(i + 1)
          .filter((b) => Math.abs(a.x - b.x) < SHAPE.width && Math.abs(a.y - b.y) < SHAPE.height),
      );
      expect(over).toEqual([]);
    },
  );

  it('lay out nothing where nothing is', () => {
    expect(tidyPositions(drawing(0, []), DESK)).toEqual({});
  });
});
