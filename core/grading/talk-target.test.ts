import { describe, expect, it } from 'vitest';
import type { Diagram } from '../contracts/diagram-schema';
import type { TalkTarget } from '../contracts/talk-line';
import { hasTarget, targetInDesign, targetInShape } from './talk-target';

const rules = {
  given: [{ id: 'readers', type: 'client', label: 'Readers' }],
  limits: {},
  flows: [],
};
const at = { x: 0, y: 0 };

/** Readers call a service that writes to a queue, under ids of this kind. */
const design = (prefix: string, reversed = false): Diagram => {
  const components: Diagram['components'] = [
    { id: 'readers', type: 'client', label: 'Readers', position: at },
    { id: `${prefix}-api`, type: 'service', label: 'A', position: at },
    { id: `${prefix}-queue`, type: 'queue', label: 'Q', position: at },
  ];
  return {
    format: 1,
    components: reversed ? components.reverse() : components,
    connections: [
      { id: `${prefix}-1`, from: 'readers', to: `${prefix}-api`, kind: 'sync' },
      { id: `${prefix}-2`, from: `${prefix}-api`, to: `${prefix}-queue`, kind: 'async' },
    ],
    notes: [],
  };
};

const across = (target: Parameters<typeof targetInShape>[2]) => {
  const inShape = targetInShape(rules as never, design('a'), target);
  return inShape && targetInDesign(rules as never, design('b', true), inShape);
};

describe('what a text is about', () => {
  it('is the same part of another design of the shape', () => {
    expect(across({ kind: 'component', part: 'a-queue' })).toEqual({
      kind: 'component',
      part: 'b-queue',
    });
    expect(across({ kind: 'connection', part: 'a-2' })).toEqual({
      kind: 'connection',
      part: 'b-2',
    });
    expect(across({ kind: 'component', part: 'readers' })?.part).toBe('readers');
  });

  it('stays what it is when it is the whole, a promise or an instant', () => {
    expect(across({ kind: 'whole', part: null })).toEqual({ kind: 'whole', part: null });
    expect(across({ kind: 'verdict', part: 'fast' })).toEqual({ kind: 'verdict', part: 'fast' });
    const instant = { kind: 'instant', part: 'launch@1200' } as const;
    expect(across(instant)).toEqual(instant);
  });

  it('is nothing for a part that is not there, and the whole where a shape has less', () => {
    expect(across({ kind: 'component', part: 'b-queue' })).toBeNull();
    const gone = { kind: 'connection', part: '--c9' } as const;
    expect(targetInDesign(rules as never, design('a'), gone)).toEqual({
      kind: 'whole',
      part: null,
    });
  });

  it('has to be there', () => {
    const has = (kind: TalkTarget['kind'], part: string | null) =>
      hasTarget({ kind, part }, design('a'), ['fast'], { launch: 5_000 });
    expect([has('whole', null), has('component', 'a-api'), has('connection', 'a-1')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([has('verdict', 'fast'), has('verdict', 'slow'), has('verdict', null)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([has('component', 'a-1'), has('component', null), has('whole', 'a-1')]).toEqual([
      false,
      false,
      false,
    ]);
    const instants = [
      'launch@0',
      'launch@5000',
      'launch@5001',
      'quiet@0',
      'launch@-1',
      'launch@1.5',
    ];
    expect([...instants, 'launch', '@1', null].map((part) => has('instant', part))).toEqual([
      ...[true, true],
      ...Array.from({ length: 7 }, () => false),
    ]);
  });
});
