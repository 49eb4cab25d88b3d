import { describe, expect, it } from 'vitest';
import type { Mission } from '@/core/contracts/mission-schema';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { swappedCalls } from './swapped-calls';

const parts = {
  admin: 'client',
  api: 'service',
  stock: 'database',
  card: 'external-api',
  mail: 'external-api',
  jobs: 'queue',
  clerk: 'worker',
} as const;

const base = buildMission();
const check = { id: 'order', points: 1, because: 'x', flow: 'mail', scenario: 'calm' };

function missionWith(entry: { check: string; pairs?: string[][] }, flow = {}): Mission {
  return {
    ...base,
    flows: base.flows.map((each) => ({ ...each, to: ['stock', 'card'], ...flow })),
    stages: [{ title: 'One', checks: [{ ...check, ...entry }] }],
  };
}

const cardLast = missionWith({ check: 'in-order', pairs: [['stock', 'card']] });

function swaps(mission: Mission, connections: string[], api: Record<string, string> = {}) {
  const diagram = buildDiagram({ ...parts, api: ['service', api] }, connections);
  return swappedCalls(mission, diagram, diagram.components).map(
    ({ target, change, diagram: changed }) => [
      target,
      change,
      changed.connections.map(({ id }) => id).join(' '),
    ],
  );
}

describe('swapped calls', () => {
  it('puts a call before the one that it has to follow', () => {
    expect(swaps(cardLast, ['admin -> api', 'api -> stock', 'api -> mail', 'api -> card'])).toEqual(
      [['c4', '“Api” turns to “Card” before “Stock”.', 'c1 c4 c2 c3']],
    );
  });

  it('publishes before the call when the message leads to what has to follow', () => {
    const queued = [
      'admin -> api',
      'api -> stock',
      'api ~> jobs',
      'jobs ~> clerk',
      'clerk -> card',
    ];
    expect(swaps(cardLast, queued).map(([target]) => target)).toEqual(['c3']);
  });

  it('tells before the work is done', () => {
    const told = missionWith({ check: 'tells-when-done' }, { to: 'stock', news: ['mail'] });
    const connections = ['admin -> api', 'api -> stock', 'api -> mail'];
    expect(swaps(told, connections).map(([target]) => target)).toEqual(['c3']);
  });

  it('leaves alone an order that nobody demands, that is wrong already, or that does not exist', () => {
    expect(swaps(base, ['admin -> api', 'api -> stock', 'api -> card'])).toEqual([]);
    expect(swaps(cardLast, ['admin -> api', 'api -> card', 'api -> stock'])).toEqual([]);
    const together = { calls: 'together' };
    expect(swaps(cardLast, ['admin -> api', 'api -> stock', 'api -> card'], together)).toEqual([]);
  });
});
