import { describe, expect, test } from 'vitest';
import { buildMission } from '@/tests/support/missions';
import type { DiagramComponent } from '../contracts/diagram-schema';
import { askedSettings, canMatterBeside, groupSettings } from './setting-groups';
import { decidedOf } from './setting-rows';

const service = (settings: DiagramComponent['settings'] = {}): DiagramComponent => ({
  ...{ id: 'site', type: 'service', label: 'Site', position: { x: 0, y: 0 } },
  settings,
});
const mission = buildMission({
  limits: { service: { maxReplicas: [1, 16], breakerFailures: [1, 500], admitPerSecond: [1, 9] } },
});

describe('groupSettings', () => {
  test('folds what belongs together, and leaves alone what would be alone', () => {
    expect(
      groupSettings(['replicas', 'partitions', 'backlog', 'calls', 'retries', 'made-up']),
    ).toEqual({
      usual: ['replicas', 'backlog', 'made-up'],
      groups: [
        { title: 'How it calls others', names: ['calls', 'retries'] },
        { title: 'More', names: ['partitions'] },
      ],
    });
  });
});

describe('askedSettings', () => {
  const groupOf = (component: DiagramComponent, title: string) =>
    askedSettings(mission, component).groups.find((group) => group.title === title)?.names;

  test('asks how it scales and how its breaker works once there is one, and in the same place', () => {
    expect(groupOf(service(), 'How it scales')).toEqual(['maxReplicas']);
    expect(groupOf(service(), 'How it spares others')).toEqual(['breakerFailures']);
    expect(groupOf(service(), 'How it calls others')).toEqual(['calls', 'timeoutMs', 'retries']);
    expect(groupOf(service(), 'Whom it lets in')).toEqual(['backlog', 'admitPerSecond']);
    const decided = service({
      ...{ maxReplicas: 4, breakerFailures: 5, admitPerSecond: 2, retries: 1 },
    });
    expect(groupOf(decided, 'How it scales')).toEqual([
      ...['maxReplicas', 'scaleBy', 'scaleBusyPercent', 'coolDownMs'],
    ]);
    expect(groupOf(decided, 'How it spares others')).toContain('breakerOpenMs');
    expect(groupOf(decided, 'How it calls others')).toContain('backoffMs');
    expect(groupOf(decided, 'Whom it lets in')).toContain('admitBy');
  });
});

test('a cache that asks nobody is not asked whether it asks once', () => {
  expect(canMatterBeside({ onMiss: 'say' }, 'singleFlight')).toBe(false);
  expect(canMatterBeside({ onMiss: 'ask' }, 'singleFlight')).toBe(true);
});

describe('decidedOf', () => {
  test('says in words what differs from what would hold anyway', () => {
    const names = ['retries', 'timeoutMs', 'calls', 'breakerFailures'];
    expect(decidedOf(mission, service({ timeoutMs: 30_000 }), names)).toEqual([]);
    const decided = service({ retries: 1, timeoutMs: 500, calls: 'together', breakerFailures: 5 });
    expect(decidedOf(mission, decided, names)).toEqual([
      'Retries: 1 retry',
      'Call time-out: 500\u00a0ms',
      'Outgoing calls: Together',
      'Circuit breaker: 5 failures',
    ]);
  });
});
