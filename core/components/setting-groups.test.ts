import { describe, expect, test } from 'vitest';
import { buildMission } from '@/tests/support/missions';
import type { DiagramComponent } from '../contracts/diagram-schema';
import { askedSettings, groupSettings } from './setting-groups';
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
  test('asks how it scales and how its breaker works once there is one', () => {
    const plain = askedSettings(mission, service());
    expect(plain).toContain('maxReplicas');
    expect(plain).toContain('breakerFailures');
    for (const name of ['scaleBy', 'breakerOpenMs', 'admitBy', 'backoffMs', 'longestWaitMs']) {
      expect(plain).not.toContain(name);
    }
    const decided = { maxReplicas: 4, breakerFailures: 5, admitPerSecond: 2, retries: 1 };
    const asked = askedSettings(mission, service(decided));
    for (const name of ['scaleBusyPercent', 'breakerOpenMs', 'admitBy', 'backoffMs']) {
      expect(asked).toContain(name);
    }
    expect(asked).not.toContain('scaleBacklog');
  });
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
