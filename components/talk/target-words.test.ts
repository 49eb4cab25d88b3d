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

describe('what a text is about', () => {
  it('is told by the names its design gives', () => {
    const words = allTargets(diagram, ['fast', 'old']).map((target) =>
      targetWords(target, diagram, { fast: 'Answers in 10 ms.' }),
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

  it('has a value of its own', () => {
    const values = allTargets(diagram, ['a']).map(targetValue);
    expect(new Set(values).size).toBe(values.length);
  });
});
