import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDesign } from '@/tests/support/any-design';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { redraw } from '@/tests/support/redraw';
import type { Diagram } from '../contracts/diagram-schema';
import { canonicalForm } from './canonical-form';

const mission = buildMission();
const form = (diagram: Diagram) => canonicalForm(mission, diagram);

describe('canonicalForm', () => {
  it('is the same for a design under other names, places and orders of drawing', () => {
    fc.assert(
      fc.property(anyDesign, fc.string(), (design, seed) => {
        const a = form(design);
        const b = form(redraw(mission, design, seed).diagram);
        expect(b.text).toBe(a.text);
        expect(b.hash).toBe(a.hash);
        expect(b.diagram).toEqual(a.diagram);
      }),
      { numRuns: 1000 },
    );
  });

  it('maps back by an isomorphism that keeps types, ends, kinds and the order of each sender', () => {
    fc.assert(
      fc.property(anyDesign, (design) => {
        const { diagram, components, connections } = form(design);
        expect(new Set(components.values())).toEqual(new Set(design.components.map((c) => c.id)));
        for (const component of diagram.components) {
          const own = design.components.find(({ id }) => id === components.get(component.id));
          expect(own?.type).toBe(component.type);
        }
        const back = diagram.connections.map((c) => ({
          id: connections.get(c.id),
          from: components.get(c.from),
          to: components.get(c.to),
          kind: c.kind,
        }));
        const sorted = (list: typeof back) =>
          [...list].sort((a, b) =>
            `${a.from}` < `${b.from}` ? -1 : `${a.from}` > `${b.from}` ? 1 : 0,
          );
        expect(sorted(back)).toEqual(
          sorted(design.connections.map(({ id, from, to, kind }) => ({ id, from, to, kind }))),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('leaves a canonical design as it is', () => {
    fc.assert(
      fc.property(anyDesign, (design) => {
        const { diagram, text } = form(design);
        expect(form(diagram).diagram).toEqual(diagram);
        expect(form(diagram).text).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it('ignores defaults that are written out, and units where nothing is published', () => {
    const bare = buildDiagram({ admin: 'client', api: 'service', provider: 'external-api' }, [
      'admin -> api',
      'api -> provider',
    ]);
    const written = buildDiagram(
      { admin: 'client', api: ['service', { replicas: 1 }], provider: 'external-api' },
      ['admin -> api', 'api -> provider @mail'],
    );
    written.connections = written.connections.map((c) => ({ ...c, unit: 'item' }));
    expect(form(written).text).toBe(form(bare).text);
  });

  it('tells settings, units, flows and the order of a sender’s calls apart', () => {
    const parts = { admin: 'client', a: 'service', b: 'queue', d: 'database' } as const;
    const two = buildMission({ flows: [...mission.flows, { ...mission.flows[0], id: 'reads' }] });
    const forms = [
      buildDiagram(parts, ['admin -> a', 'a ~> b', 'a -> d']),
      buildDiagram(parts, ['admin -> a', 'a -> d', 'a ~> b']),
      buildDiagram(parts, ['admin -> a', 'a *> b', 'a -> d']),
      buildDiagram(parts, ['admin -> a', 'a ~> b @reads', 'a -> d']),
      buildDiagram(parts, ['admin -> a', 'a ~> b @', 'a -> d']),
      buildDiagram({ ...parts, a: ['service', { replicas: 2 }] }, [
        'admin -> a',
        'a ~> b',
        'a -> d',
      ]),
    ];
    expect(new Set(forms.map((diagram) => canonicalForm(two, diagram).text)).size).toBe(
      forms.length,
    );
  });

  it('tells one ring of six from two rings of three, which every node sees alike', () => {
    const ring = (sizes: number[]) => {
      const ids = sizes.flatMap((size, r) => Array.from({ length: size }, (_, n) => `r${r}-${n}`));
      const edges = sizes.flatMap((size, r) =>
        Array.from({ length: size }, (_, n) => `r${r}-${n} -> r${r}-${(n + 1) % size}`),
      );
      return buildDiagram(Object.fromEntries(ids.map((id) => [id, 'service' as const])), edges);
    };
    expect(form(ring([6])).text).not.toBe(form(ring([3, 3])).text);
  });

  it('keeps within its number of steps on graphs made to be hard', () => {
    // 250 senders and 250 receivers, each sender calling two receivers in a ring: nothing given leads there.
    const ids = Array.from({ length: 250 }, (_, n) => n);
    const parts = Object.fromEntries(
      ids.flatMap((n) => [
        [`s${n}`, 'service' as const],
        [`d${n}`, 'database' as const],
      ]),
    );
    const hard = buildDiagram(
      parts,
      ids.flatMap((n) => [`s${n} -> d${n}`, `s${n} -> d${(n + 1) % 250}`]),
    );
    expect(form(hard).diagram.components).toHaveLength(500);
  });
});
