import { type Mission, MissionSchema } from '@/core/contracts/mission-schema';

/** A small mission in the manner of the newsletter; pass what matters to the test. */
export function buildMission(overrides: Record<string, unknown> = {}): Mission {
  return MissionSchema.parse({
    title: 'A test mission',
    orderIndex: 1,
    minutes: 5,
    given: [
      { id: 'admin', type: 'client', label: 'Admin', position: { x: 0, y: 0 } },
      { id: 'provider', type: 'external-api', label: 'Provider', position: { x: 900, y: 0 } },
    ],
    palette: ['load-balancer', 'service', 'queue', 'topic', 'worker', 'database', 'cache'],
    flows: [{ id: 'mail', from: 'admin', to: 'provider', items: 100, arrivals: { at: [0] } }],
    scenarios: [{ id: 'calm', title: 'Calm', horizonMs: 60_000 }],
    stages: [
      {
        title: 'Answer first',
        checks: [
          {
            id: 'fast',
            check: 'responds-within',
            flow: 'mail',
            scenario: 'calm',
            percentile: 99,
            ms: 10,
            points: 10,
            because: 'Nobody likes to wait.',
          },
        ],
      },
    ],
    ...overrides,
  });
}
