import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCommand, START } from '@/tests/support/random-commands';
import { stepInWords, touchedBy } from './replay-words';

describe('stepInWords', () => {
  it('says every command in a sentence', () => {
    fc.assert(
      fc.property(anyCommand, (command) => {
        expect(stepInWords(START, command)).toMatch(/^[A-Z].+\.$/s);
      }),
    );
  });

  it.each([
    [{ do: 'set', id: 'api', key: 'replicas', value: 3 }, 'Set replicas of API to 3.'],
    [{ do: 'set', id: 'jobs', key: 'capacity', value: null }, 'Set capacity of Jobs to no limit.'],
    [{ do: 'set', id: 'api', key: 'replicas' }, 'Set replicas of API back to its default.'],
    [{ do: 'rename', id: 'api', label: 'Front' }, 'Renamed API to “Front”.'],
  ] as const)('names what was changed: %j', (command, words) => {
    expect(stepInWords(START, command)).toBe(words);
  });
});

describe('touchedBy', () => {
  it('names the parts that a step is about', () => {
    const moved = touchedBy({ do: 'move', positions: { api: { x: 1, y: 1 } } });
    expect([...moved.components]).toEqual(['api']);
    const connection = { id: 'c9', from: 'api', to: 'jobs', kind: 'async' as const };
    expect([...touchedBy({ do: 'connect', connection }).connections]).toEqual(['c9']);
  });
});
