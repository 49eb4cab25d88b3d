import { describe, expect, it } from 'vitest';
import type { FaultTarget } from '@/core/contracts/mission-schema';
import { buildLab, type Lab } from '@/tests/support/lab';
import { faultTargets } from './fault-targets';

type Parts = Pick<Lab, 'components' | 'connections'>;

const TYPES: Lab['components'] = {
  client: ['client'],
  shopper: ['client'],
  balancer: ['load-balancer'],
  api: ['service'],
  reader: ['service'],
  jobs: ['queue'],
  failed: ['queue'],
  topic: ['topic'],
  dispatcher: ['worker'],
  worker: ['worker'],
  second: ['worker'],
  gateway: ['service'],
  provider: ['external-api'],
};

function struck(target: FaultTarget, connections: Parts['connections']): string[] {
  const used = new Set(connections.map(([from]) => from).concat(connections.map(([, to]) => to)));
  const components = Object.fromEntries(Object.entries(TYPES).filter(([id]) => used.has(id)));
  const { mission, diagram } = buildLab({
    components,
    connections,
    flows: [
      { id: 'writes', to: 'provider', arrivals: { at: [0] } },
      { id: 'reads', from: 'shopper', to: 'provider', arrivals: { at: [0] } },
    ],
  });
  return faultTargets(mission, diagram, target);
}

const queued: Parts['connections'] = [
  ['client', 'api', 'sync'],
  ['api', 'jobs', 'async'],
  ['jobs', 'worker', 'async'],
];

describe('those who work for a component', () => {
  const target: FaultTarget = { workersFor: 'provider' };

  it('are the consumers of a queue that call it', () => {
    expect(struck(target, [...queued, ['worker', 'provider', 'sync']])).toEqual(['worker']);
  });

  it('are found through services and load balancers, which are none of them', () => {
    expect(
      struck(target, [
        ...queued,
        ['worker', 'balancer', 'sync'],
        ['balancer', 'gateway', 'sync'],
        ['gateway', 'provider', 'sync'],
      ]),
    ).toEqual(['worker']);
  });

  it('leave out whoever only publishes, a dispatcher included', () => {
    expect(
      struck(target, [
        ['client', 'api', 'sync'],
        ['api', 'jobs', 'async'],
        ['jobs', 'dispatcher', 'async'],
        ['dispatcher', 'failed', 'async'],
        ['failed', 'worker', 'async'],
        ['worker', 'provider', 'sync'],
        ['api', 'provider', 'sync'],
      ]),
    ).toEqual(['worker']);
  });

  it('are those who hold the work in memory when it is handed on without a broker', () => {
    expect(
      struck(target, [...queued, ['worker', 'second', 'async'], ['second', 'provider', 'sync']]),
    ).toEqual(['second']);
    expect(
      struck(target, [
        ['client', 'api', 'sync'],
        ['api', 'topic', 'async'],
        ['topic', 'worker', 'async'],
        ['worker', 'provider', 'sync'],
      ]),
    ).toEqual(['worker']);
  });

  it('are the callers where nobody works in the background', () => {
    expect(
      struck(target, [
        ['client', 'api', 'sync'],
        ['api', 'gateway', 'sync'],
        ['gateway', 'provider', 'sync'],
      ]),
    ).toEqual(['gateway']);
  });

  it('leave out what no request reaches', () => {
    expect(
      struck(target, [
        ...queued,
        ['worker', 'provider', 'sync'],
        ['failed', 'second', 'async'],
        ['second', 'provider', 'sync'],
      ]),
    ).toEqual(['worker']);
  });

  it('of one flow leave the other flow alone', () => {
    const direct: Parts['connections'] = [
      ['client', 'api', 'sync'],
      ['api', 'provider', 'sync'],
      ['shopper', 'reader', 'sync'],
      ['reader', 'provider', 'sync'],
    ];
    expect(struck({ workersFor: { flow: 'writes' } }, direct)).toEqual(['api']);
    expect(struck(target, direct)).toEqual(['api', 'reader']);
    expect(struck({ workersFor: { flow: 'ghost' } }, direct)).toEqual([]);
  });
});

describe('the other targets of a fault', () => {
  it('are a component, a type, its callers, or the entry behind load balancers', () => {
    const all: Parts['connections'] = [
      ['client', 'balancer', 'sync'],
      ['balancer', 'api', 'sync'],
      ['api', 'jobs', 'async'],
      ['jobs', 'worker', 'async'],
      ['worker', 'provider', 'sync'],
    ];
    expect(struck({ id: 'jobs' }, all)).toEqual(['jobs']);
    expect(struck({ id: 'ghost' }, all)).toEqual([]);
    expect(struck({ type: 'worker' }, all)).toEqual(['worker']);
    expect(struck({ callersOf: 'provider' }, all)).toEqual(['worker']);
    expect(struck({ callersOf: 'jobs' }, all)).toEqual(['api']);
    expect(struck({ callersOf: 'worker' }, all)).toEqual([]);
    expect(struck({ entryOf: 'writes' }, all)).toEqual(['api']);
    expect(struck({ entryOf: 'ghost' }, all)).toEqual([]);
  });
});
