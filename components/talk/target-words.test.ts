import { describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import { allTargets, targetValue, targetWords } from './target-words';

const at = { x: 0, y: 0 };
const diagram: Diagram = {
  format: 1,
  components: [
    { id: 'a', type: 'service', label: 'Sender', position: at },
    { id: 'b', type: 'queue', label: 'Outbox', position: at },
  ],
  connections: [{ id: 'c', from: 'a', to: 'b', kind: 'async' }],
  notes: [],
};

const NAMES = { promises: { fast: 'Answers in 10 ms.' }, scenarios: { launch: 'Launch day' } };

describe('what a text is about', () => {
  it('is told by the names its design gives', () => {
    const words = allTargets(diagram, ['fast', 'old']).map((target) =>
      targetWords(target, diagram, NAMES),
    );
    expect(words).toEqual([
      'the whole design',
      '“Answers in 10 ms.”',
      '“old”',
      'Sender',
      'Outbox',
      'Sender → Outbox',
    ]);
  });

  it('is an instant of a run', () => {
    const words = ['launch@1500', 'quiet@0', 'none'].map((part) =>
      targetWords({ kind: 'instant', part }, diagram, NAMES),
    );
    expect(words).toEqual([
      '1.5\u00a0s into “Launch day”',
      '0\u00a0ms into “quiet”',
      'the whole design',
    ]);
  });

  it('has a value of its own', () => {
    const values = allTargets(diagram, ['a']).map(targetValue);
    expect(new Set(values).size).toBe(values.length);
  });
});
