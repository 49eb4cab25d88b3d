import { describe, expect, it } from 'vitest';
import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { defenceRounds, judgeDefence } from './defence';

const MISSION = {
  given: [],
  limits: {},
  physics: {},
  flows: [],
  scenarios: [],
  stages: [],
} as unknown as Mission;
const at = { x: 0, y: 0 };
const DIAGRAM: Diagram = {
  format: 1,
  components: [
    { id: 'jobs', type: 'queue', label: 'Jobs', position: at },
    {
      id: 'send',
      type: 'worker',
      label: 'Sender',
      position: at,
      settings: { replicas: 4, idempotent: true },
    },
  ],
  connections: [{ id: 'c1', from: 'jobs', to: 'send', kind: 'async' }],
  notes: [],
};

describe('defenceRounds', () => {
  it('asks about different kinds of change, the subtle ones first', () => {
    const rounds = defenceRounds(MISSION, DIAGRAM, 'a', 3);
    const operators = rounds.map((round) => round.operator);
    expect(new Set(operators).size).toBe(3);
    expect(operators.some((operator) => operator.startsWith('drop-'))).toBe(false);
  });

  it('asks the same for the same seed, and something else for some other seed', () => {
    const targets = (seed: string) =>
      defenceRounds(MISSION, DIAGRAM, seed, 3).map((r) => `${r.operator} ${r.target}`);
    expect(targets('a')).toEqual(targets('a'));
    const seen = new Set(['a', 'b', 'c', 'd', 'e', 'f'].map((seed) => targets(seed).join()));
    expect(seen.size).toBeGreaterThan(1);
  });

  it('asks less when there is less to ask', () => {
    expect(defenceRounds(MISSION, { ...DIAGRAM, components: [], connections: [] }, 'a', 3)).toEqual(
      [],
    );
  });
});

describe('judgeDefence', () => {
  it('is right only when exactly the broken promises were expected', () => {
    expect(judgeDefence(['a'], ['a']).right).toBe(true);
    expect(judgeDefence([], []).right).toBe(true);
    expect(judgeDefence(['a', 'b'], ['b', 'c'])).toEqual({
      foreseen: ['b'],
      missed: ['c'],
      feared: ['a'],
      right: false,
    });
  });
});
