import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildGraph, pathTo, reach, reachBack } from './graph';

const diagram = buildDiagram(
  { a: 'service', b: 'service', c: 'queue', d: 'worker', e: 'service', alone: 'service' },
  ['a -> b', 'b ~> c', 'c ~> d', 'd -> e', 'e -> b', 'a -> e @other'],
);

describe('graph', () => {
  it('reaches everything along connections, cycles included', () => {
    expect([...reach(buildGraph(diagram), 'b').keys()].sort()).toEqual(['b', 'c', 'd', 'e']);
  });

  it('keeps to the connections of one flow', () => {
    const path = pathTo(reach(buildGraph(diagram, 'mail'), 'a'), 'e');
    expect(path?.map((c) => c.to)).toEqual(['b', 'c', 'd', 'e']);
    expect(pathTo(reach(buildGraph(diagram, 'other'), 'a'), 'e')).toHaveLength(1);
  });

  it('stops where the walk may not go through, and reaches that component itself', () => {
    const walk = { through: (c: { type: string }) => c.type !== 'queue' };
    const reached = reach(buildGraph(diagram, 'mail'), 'a', walk);
    expect([...reached.keys()]).toEqual(['a', 'b', 'c']);
    expect(pathTo(reached, 'e')).toBeNull();
  });

  it('uses only the connections it may', () => {
    const reached = reach(buildGraph(diagram), 'a', { along: (c) => c.kind === 'sync' });
    expect([...reached.keys()]).toEqual(['a', 'b', 'e']);
  });

  it('walks back from an end', () => {
    expect([...reachBack(buildGraph(diagram), 'd')].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(reachBack(buildGraph(diagram), 'ghost').size).toBe(0);
  });

  it('has an empty path to its start and none from an unknown start', () => {
    expect(pathTo(reach(buildGraph(diagram), 'a'), 'a')).toEqual([]);
    expect(reach(buildGraph(diagram), 'ghost').size).toBe(0);
  });
});
