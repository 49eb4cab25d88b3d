import { describe, expect, it } from 'vitest';
import type { Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { parseDiagramFor } from '../diagram/parse-diagram-for';
import { parseMission } from '../missions/parse-mission';
import { mutantsOf } from './mutants';

function mission(): Mission {
  const parsed = parseMission({
    title: 'Send',
    orderIndex: 1,
    minutes: 5,
    given: [
      { id: 'user', type: 'client', label: 'User', position: { x: 0, y: 0 } },
      { id: 'mail', type: 'external-api', label: 'Mail', position: { x: 900, y: 0 } },
    ],
    palette: ['service', 'queue', 'worker'],
    limits: { worker: { replicas: [2, 50] } },
    flows: [{ id: 'send', from: 'user', to: 'mail', arrivals: { at: [0] } }],
    scenarios: [{ id: 'one', title: 'One', horizonMs: 1000 }],
    stages: [
      { title: 'All', checks: [{ id: 'c', check: 'no-loose-ends', points: 1, because: 'So.' }] },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

const at = { x: 0, y: 0 };
const DIAGRAM: Diagram = {
  format: 1,
  components: [
    { id: 'user', type: 'client', label: 'User', position: at },
    { id: 'mail', type: 'external-api', label: 'Mail', position: at },
    { id: 'api', type: 'service', label: 'API', position: at },
    { id: 'jobs', type: 'queue', label: 'Jobs', position: at },
    { id: 'dead', type: 'queue', label: 'Dead', position: at },
    {
      id: 'send',
      type: 'worker',
      label: 'Sender',
      position: at,
      settings: { replicas: 3, idempotent: true, rateLimitPerSecond: 10 },
    },
  ],
  connections: [
    { id: 'c1', from: 'user', to: 'api', kind: 'sync' },
    { id: 'c2', from: 'api', to: 'jobs', kind: 'async', unit: 'item' },
    { id: 'c3', from: 'jobs', to: 'send', kind: 'async' },
    { id: 'c4', from: 'send', to: 'mail', kind: 'sync' },
    { id: 'c5', from: 'jobs', to: 'dead', kind: 'async' },
  ],
  notes: [],
};

const named = () => mutantsOf(mission(), DIAGRAM).map((m) => `${m.operator} ${m.target}`);

describe('mutantsOf', () => {
  it('drops every component that was not given, and every connection', () => {
    expect(named().filter((name) => name.startsWith('drop'))).toEqual([
      'drop-component api',
      'drop-component jobs',
      'drop-component dead',
      'drop-component send',
      'drop-connection c1',
      'drop-connection c2',
      'drop-connection c3',
      'drop-connection c4',
      'drop-dead-letter-route c5',
    ]);
  });

  it('weakens what can be weakened, and leaves the mission its limits', () => {
    const names = named();
    expect(names).toEqual(
      expect.arrayContaining([
        'ack-before send',
        'not-idempotent send',
        'no-rate-limit send',
        'short-visibility jobs',
        'one-receive jobs',
        'no-split c2',
      ]),
    );
    // Half of three replicas is one; the mission wants two at least.
    expect(names).not.toContain('halve-replicas send');
  });

  it('makes only diagrams that the mission accepts, each different from the original', () => {
    const texts = mutantsOf(mission(), DIAGRAM).map((mutant) => {
      expect(parseDiagramFor(mission(), mutant.diagram)).toMatchObject({ ok: true });
      return JSON.stringify(mutant.diagram);
    });
    expect(new Set([...texts, JSON.stringify(DIAGRAM)]).size).toBe(texts.length + 1);
  });
});
