import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { callTurns } from './call-turns';

describe('callTurns', () => {
  it('counts what a sender does one after the other, in the order of the diagram', () => {
    const diagram = buildDiagram({ a: 'service', b: 'database', q: 'queue', w: 'worker' }, [
      'a -> b',
      'q ~> w',
      'a ~> q',
    ]);
    expect([...callTurns(diagram)]).toEqual([
      ['c1', 1],
      ['c3', 2],
    ]);
  });

  it('counts nothing where the order means nothing: one connection, calls together, a balancer', () => {
    const diagram = buildDiagram(
      { l: 'load-balancer', a: ['service', { calls: 'together' }], b: 'service', d: 'database' },
      ['l -> a', 'l -> b', 'a -> d', 'a -> b', 'b -> d'],
    );
    expect(callTurns(diagram).size).toBe(0);
  });
});
