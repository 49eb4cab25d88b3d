import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { COMPONENT_TYPES } from '../contracts/component-type';
import { applyCommand } from './commands';
import { growCommand, nextSteps } from './next-steps';

describe('nextSteps', () => {
  it('offers only what the palette holds and the table allows', () => {
    expect(nextSteps(['queue', 'service', 'cache'], 'client')).toEqual([
      { type: 'service', kind: 'sync' },
    ]);
  });

  it('offers a type once for each kind of connection it takes', () => {
    expect(nextSteps(['worker'], 'service')).toEqual([
      { type: 'worker', kind: 'sync' },
      { type: 'worker', kind: 'async' },
    ]);
  });

  it('offers nothing but a copy after what only answers', () => {
    expect(nextSteps(COMPONENT_TYPES, 'database')).toEqual([{ type: 'database', kind: 'async' }]);
    expect(nextSteps(['service', 'queue', 'cache'], 'database')).toEqual([]);
  });
});

describe('growCommand', () => {
  it('adds a component and the connection that leads to it', () => {
    const diagram = buildDiagram({ api: 'service' }, []);
    expect(growCommand(diagram, 'api', { type: 'queue', kind: 'async' }, { x: 240, y: 0 })).toEqual(
      {
        do: 'insert',
        components: [{ id: 'queue', type: 'queue', label: 'Queue', position: { x: 240, y: 0 } }],
        connections: [{ id: 'c1', from: 'api', to: 'queue', kind: 'async' }],
      },
    );
  });

  it('knows nothing to add to what is not there', () => {
    const diagram = buildDiagram({ api: 'service' }, []);
    expect(
      growCommand(diagram, 'gone', { type: 'queue', kind: 'async' }, { x: 0, y: 0 }),
    ).toBeNull();
  });

  it('never makes a command that is refused', () => {
    const type = fc.constantFrom(...COMPONENT_TYPES);
    fc.assert(
      fc.property(fc.array(type, { minLength: 1, maxLength: 6 }), fc.nat(), (types, pick) => {
        const parts = Object.fromEntries(types.map((t, i) => [`p${i}`, t]));
        const diagram = buildDiagram(parts, []);
        const from = diagram.components[pick % types.length];
        if (!from) return;
        for (const step of nextSteps(COMPONENT_TYPES, from.type)) {
          const command = growCommand(diagram, from.id, step, { x: 0, y: 0 });
          expect(command && applyCommand(diagram, command).ok).toBe(true);
        }
      }),
    );
  });
});
