import { describe, expect, it } from 'vitest';
import type { Connection, Diagram } from '../contracts/diagram-schema';
import type { Mission } from '../contracts/mission-schema';
import { parseMission } from '../missions/parse-mission';
import { canMatter } from './can-matter';

function mission(arrivals: unknown, faults: unknown[] = []): Mission {
  const parsed = parseMission({
    title: 'Send',
    orderIndex: 1,
    minutes: 5,
    given: [
      { id: 'user', type: 'client', label: 'User', position: { x: 0, y: 0 } },
      { id: 'mail', type: 'external-api', label: 'Mail', position: { x: 900, y: 0 } },
    ],
    palette: ['service', 'queue', 'worker'],
    flows: [{ id: 'send', from: 'user', to: 'mail', arrivals }],
    scenarios: [{ id: 'one', title: 'One', horizonMs: 1000, faults }],
    stages: [
      { title: 'All', checks: [{ id: 'c', check: 'no-loose-ends', points: 1, because: 'So.' }] },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

const ONE = mission({ at: [0] });
const at = { x: 0, y: 0 };

function diagram(connections: Connection[], retries = 0): Diagram {
  const component = (id: string, type: 'service' | 'queue' | 'worker' | 'client') => ({
    id,
    type,
    label: id,
    position: at,
  });
  return {
    format: 1,
    components: [
      component('user', 'client'),
      { id: 'mail', type: 'external-api', label: 'Mail', position: at },
      { ...component('front', 'service'), settings: { retries } },
      component('api', 'service'),
      component('jobs', 'queue'),
      component('dead', 'queue'),
      component('send', 'worker'),
    ],
    connections,
    notes: [],
  };
}

const CHAIN: Connection[] = [
  { id: 'c1', from: 'user', to: 'front', kind: 'sync' },
  { id: 'c2', from: 'front', to: 'api', kind: 'sync' },
  { id: 'c3', from: 'api', to: 'jobs', kind: 'async' },
  { id: 'c4', from: 'jobs', to: 'send', kind: 'async' },
  { id: 'c5', from: 'send', to: 'mail', kind: 'sync' },
  { id: 'c6', from: 'jobs', to: 'dead', kind: 'async' },
];
const split = CHAIN.map((c) => (c.id === 'c3' ? { ...c, unit: 'item' as const } : c));
const round: Connection[] = [...CHAIN, { id: 'c7', from: 'send', to: 'api', kind: 'async' }];

function matters(of: Mission, drawn: Diagram, id: string, setting: string): boolean {
  const component = drawn.components.find((candidate) => candidate.id === id);
  if (component === undefined) throw new Error(`no ${id}`);
  return canMatter(of, drawn, component, setting);
}

describe('canMatter', () => {
  it('looks at when to ask again only where questions arrive', () => {
    const [order] = ONE.flows;
    if (order === undefined) throw new Error('no flow');
    const asking: Mission = {
      ...ONE,
      flows: [order, { ...order, id: 'asks', arrivals: { follows: order.id } }],
    };
    const apart = CHAIN.map((c) => (c.id === 'c2' ? { ...c, flows: [order.id] } : c));
    expect(matters(asking, diagram(CHAIN), 'api', 'askAgainMs')).toBe(true);
    expect(matters(asking, diagram(apart), 'front', 'askAgainMs')).toBe(true);
    expect(matters(asking, diagram(apart), 'api', 'askAgainMs')).toBe(false);
    expect(matters(ONE, diagram(CHAIN), 'api', 'askAgainMs')).toBe(false);
  });

  it.each([
    ['api', 'timeoutMs', false],
    ['front', 'timeoutMs', true],
    ['send', 'timeoutMs', true],
    ['jobs', 'maxReceives', true],
    ['jobs', 'visibilityTimeoutMs', true],
    ['dead', 'maxReceives', false],
    ['dead', 'visibilityTimeoutMs', false],
    ['api', 'concurrency', false],
    ['api', 'backlog', false],
    ['jobs', 'capacity', false],
    ['send', 'concurrency', true],
    ['dead', 'capacity', false],
    ['api', 'retries', true],
  ])('with a single request, %s %s: %s', (id, setting, expected) => {
    expect(matters(ONE, diagram(CHAIN), id, setting)).toBe(expected);
  });

  it.each([
    ['several requests', mission({ at: [0, 1] }), diagram(CHAIN), 'api', 'backlog'],
    [
      'a rate',
      mission({ perSecond: 1, poisson: false, fromMs: 0, toMs: 900 }),
      diagram(CHAIN),
      'api',
      'backlog',
    ],
    ['a caller that tries again', ONE, diagram(CHAIN, 2), 'api', 'backlog'],
    ['a split', ONE, diagram(split), 'jobs', 'capacity'],
    ['a way round', ONE, diagram(round), 'jobs', 'capacity'],
    [
      'a pause',
      mission({ at: [0] }, [{ at: 1, forMs: 9, target: { id: 'mail' }, effect: 'pause' }]),
      diagram(CHAIN),
      'api',
      'timeoutMs',
    ],
  ])('%s makes a difference', (_, of, drawn, id, setting) => {
    expect(matters(of, drawn, id, setting)).toBe(true);
  });

  it('asks nothing of the line of a service that takes from queues alone: it takes when a slot is free', () => {
    const many = mission({ at: [0, 1] });
    const takes: Connection = { id: 'c7', from: 'jobs', to: 'api', kind: 'async' };
    const taking = CHAIN.filter(({ to }) => to !== 'api').concat(takes);
    expect(matters(many, diagram(taking), 'api', 'backlog')).toBe(false);
    expect(matters(many, diagram([...CHAIN, takes]), 'api', 'backlog')).toBe(true);
    expect(matters(many, diagram(taking), 'api', 'concurrency')).toBe(true);
  });

  it('asks nothing of a queue whose every consumer acknowledges before the work', () => {
    const early = diagram(CHAIN);
    early.components = early.components.map((c) =>
      c.id === 'send' ? { ...c, settings: { ...c.settings, ack: 'before' } } : c,
    );
    expect(matters(ONE, early, 'jobs', 'maxReceives')).toBe(false);
    expect(matters(ONE, early, 'jobs', 'visibilityTimeoutMs')).toBe(false);
  });
});
