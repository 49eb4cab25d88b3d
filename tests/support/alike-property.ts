import fc from 'fast-check';
import { expect } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Finding } from '@/core/contracts/grade-report';
import { partsOnto } from '@/core/diagram/design-shape';
import { likenessOf } from '@/core/grading/likeness';
import { anyDesign } from './any-design';
import { buildMission } from './missions';
import { redraw } from './redraw';

const mission = buildMission();

/** A broken promise that names a component and counts something. */
export function brokenAt(component: string, change: Partial<Finding> = {}): Finding {
  return {
    id: 'no-loss',
    check: 'delivers-all',
    cause: 'lost',
    data: { component, count: 3 },
    passed: false,
    judged: true,
    message: '',
    components: [component],
    connections: [],
    figures: [],
    counterexample: null,
    stage: 1,
    points: 1,
    because: '',
    lesson: null,
    followsFrom: null,
    ...change,
  };
}

/** A part of a design without its names and its place on the sheet. */
function bare(diagram: Diagram) {
  const ends = new Map(diagram.connections.map((one) => [one.id, one]));
  const types = new Map(diagram.components.map(({ id, type }) => [id, type]));
  return { ends, types };
}

/** So many random designs, drawn otherwise each: one group, and an isomorphism from one drawing onto the other. */
export function expectOneGroup(numRuns: number): void {
  fc.assert(
    fc.property(anyDesign, fc.string(), fc.nat(20), (design, seed, pick) => {
      const other = redraw(mission, design, seed);
      const at = design.components[pick % design.components.length]?.id ?? 'admin';
      const onto = partsOnto(mission, design, other.diagram);
      if (onto === null) throw new Error('not of one shape');
      expect(onto.size).toBe(design.components.length + design.connections.length);
      expect(new Set(onto.values()).size).toBe(onto.size);
      const [before, after] = [bare(design), bare(other.diagram)];
      for (const [id, type] of before.types) expect(after.types.get(onto.get(id) ?? '')).toBe(type);
      for (const [id, { from, to, kind }] of before.ends)
        expect(after.ends.get(onto.get(id) ?? '')).toMatchObject({
          from: onto.get(from),
          to: onto.get(to),
          kind,
        });
      const mistake = brokenAt(at);
      const sameMistake = brokenAt(onto.get(at) ?? '');
      expect(likenessOf(mission, other.diagram, [sameMistake])).toEqual(
        likenessOf(mission, design, [mistake]),
      );
    }),
    { numRuns },
  );
}
