import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import { shuffled } from '@/core/shared/seeded-random';

/** A design drawn otherwise, with the new ids of its parts by their old ones. */
export interface Redrawn {
  diagram: Diagram;
  ids: ReadonlyMap<string, string>;
}

/**
 * The same design under other ids, drawn elsewhere and in another order; labels go along, and so does each sender's own
 * order, which counts.
 */
export function redraw({ given }: Pick<Mission, 'given'>, diagram: Diagram, seed: string): Redrawn {
  const fixed = new Set(given.map(({ id }) => id));
  const boxes = shuffled(diagram.components, `${seed} names`);
  const senders = shuffled(
    [...new Set(diagram.connections.map(({ from }) => from))],
    `${seed} senders`,
  );
  const arrows = senders.flatMap((sender) =>
    diagram.connections.filter(({ from }) => from === sender),
  );
  const ids = new Map([
    ...boxes.map(({ id }, n): [string, string] => [id, fixed.has(id) ? id : `other-${n}`]),
    ...arrows.map(({ id }, n): [string, string] => [id, `arrow-${n}`]),
  ]);
  const name = (id: string) => ids.get(id) ?? id;
  return {
    ids,
    diagram: {
      format: 1,
      components: shuffled(diagram.components, seed).map((component, n) => ({
        ...component,
        id: name(component.id),
        position: { x: 100 - n, y: n * 7 },
      })),
      connections: arrows.map((c) => ({
        ...c,
        id: name(c.id),
        from: name(c.from),
        to: name(c.to),
      })),
      notes: [{ id: 'note', text: 'why', position: { x: 0, y: 0 } }],
    },
  };
}
