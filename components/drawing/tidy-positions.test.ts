import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Diagram, DiagramSchema } from '@/core/contracts/diagram-schema';
import { SHAPE } from './component-shape';
import { tidyPositions } from './tidy-positions';
import { arranged } from './top-down';
import { type Room, zoomsOf } from './view';
import { extentOf } from './ways';

/** The canvas at 1280 × 800 with its panels, and on a phone. */
const DESK = { width: 784, height: 560 };
const PHONE = { width: 390, height: 690 };

/** At which zoom the diagram, laid out for a room, is seen there with its connections. */
const zoomsWhenTidy = (diagram: Diagram, room: Room) =>
  zoomsOf(extentOf(arranged(diagram, tidyPositions(diagram, room))), room);

/** Every reference solution. */
const SOLUTIONS = readdirSync('content/missions').flatMap((mission) => {
  const folder = `content/missions/${mission}/solutions`;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file): [string, Diagram] => [
      `${mission}, ${file}`,
      DiagramSchema.parse(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))),
    ]);
});

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

const overlapping = (places: readonly { x: number; y: number }[]) =>
  places.flatMap((a, i) =>
    places
      .slice(i + 1)
      .filter((b) => Math.abs(a.x - b.x) < SHAPE.width && Math.abs(a.y - b.y) < SHAPE.height),
  );

describe('tidy places', () => {
  it.each([
    ['a chain of 4', chain(4)],
    ['a chain of 20', chain(20)],
    ['a fan of 20', fan(20)],
    ['20 without lines', drawing(20, [])],
    ['two chains of 8', twoChains],
    ...SOLUTIONS,
  ])('show %s at 70 % or more beside the panels of a small window', (_, diagram) => {
    const boxes = { ...diagram, connections: [] };
    const places = tidyPositions(diagram, DESK);
    expect(zoomsOf(extentOf(arranged(boxes, places)), DESK).whole).toBeGreaterThanOrEqual(0.7);
    // Lines that are led around the outermost boxes may take a little more.
    expect(zoomsOf(extentOf(arranged(diagram, places)), DESK).whole).toBeGreaterThanOrEqual(0.66);
  });

  it.each(SOLUTIONS)('show %s on a phone in its whole width where it can be read', (_, diagram) => {
    expect(zoomsWhenTidy(diagram, PHONE).across).toBeGreaterThanOrEqual(0.7);
  });

  it('are no wider than a phone shows at 70 %, and put no component over another, whatever is drawn', () => {
    const line = fc.tuple(fc.nat({ max: 19 }), fc.nat({ max: 19 }));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(line, { maxLength: 24 }),
        (count, lines) => {
          const pairs = lines.filter(([a, b]) => a !== b && a < count && b < count);
          const diagram = drawing(count, pairs);
          const places = Object.values(tidyPositions(diagram, PHONE));
          expect(overlapping(places)).toEqual([]);
          const width = Math.max(...places.map(({ x }) => x)) + SHAPE.width;
          expect((width * 0.7) / PHONE.width).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each([
    ['whole', PHONE],
    ['above the sheet', { width: 390, height: 260 }],
  ])('lay layers from top to bottom on a phone, %s', (_, room) => {
    const places = Object.values(tidyPositions(chain(6), room));
    expect(new Set(places.map(({ x }) => x)).size).toBe(1);
    expect(places.map(({ y }) => y)).toEqual([...places.map(({ y }) => y)].sort((a, b) => a - b));
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
      expect(overlapping(Object.values(tidyPositions(diagram, DESK)))).toEqual([]);
    },
  );

  it('lay out nothing where nothing is', () => {
    expect(tidyPositions(drawing(0, []), DESK)).toEqual({});
  });
});
