import { describe, expect, it } from 'vitest';
import type { Diagram } from '../contracts/diagram-schema';
import { tellStory } from './tell-story';

const at = { x: 0, y: 0 };
const DIAGRAM: Diagram = {
  format: 1,
  components: [
    { id: 'queue', type: 'queue', label: 'Jobs', position: at },
    { id: 'queue-2', type: 'queue', label: 'Dead letters', position: at },
    { id: 'send', type: 'worker', label: 'Sender', position: at },
  ],
  connections: [],
  notes: [],
};

describe('tellStory', () => {
  it('names components by their labels, and only where a component is meant', () => {
    const lines = [
      '0.003 s enters queue queue',
      '0.004 s is taken by send',
      '0.005 s replica 2 of send begins',
      '0.006 s send has failed',
      '0.007 s enters queue queue-2',
      '0.008 s fault of send: crash',
    ];
    expect(tellStory(lines, DIAGRAM)).toEqual([
      '0.003 s enters queue “Jobs”',
      '0.004 s is taken by “Sender”',
      '0.005 s replica 2 of “Sender” begins',
      '0.006 s “Sender” has failed',
      '0.007 s enters queue “Dead letters”',
      '0.008 s fault of “Sender”: crash',
    ]);
  });

  it('keeps the beginning and the end of a long story', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `${i}.000 s step ${i}`);
    const told = tellStory(lines, DIAGRAM);
    expect(told).toHaveLength(20);
    expect(told[3]).toBe('… 21 more steps …');
    expect(told.at(-1)).toBe('39.000 s step 39');
  });
});
