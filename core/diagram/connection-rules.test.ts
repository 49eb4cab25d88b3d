import { describe, expect, it } from 'vitest';
import { COMPONENT_TYPES } from '../contracts/component-type';
import { allowedKinds, connectionProblem } from './connection-rules';

/** The table of the specification, written out once more. */
const TABLE: Record<string, string> = {
  client: 'load-balancer:s service:s',
  'load-balancer': 'service:s',
  service: 'service:sa load-balancer:s database:s cache:s external-api:s worker:sa queue:a topic:a',
  queue: 'worker:a service:a queue:a',
  topic: 'queue:a worker:a service:a',
  worker: 'service:s database:s cache:s external-api:s client:s queue:a topic:a',
  database: 'database:a',
  cache: 'service:s database:s external-api:s',
  'external-api': 'service:s client:s',
};

describe('connectionProblem', () => {
  for (const from of COMPONENT_TYPES) {
    it(`allows from ${from} exactly what the table lists`, () => {
      const allowed = COMPONENT_TYPES.flatMap((to) => {
        const kinds = (['sync', 'async'] as const).filter((k) => !connectionProblem(from, to, k));
        expect([...allowedKinds(from, to)]).toEqual(kinds);
        return kinds.length === 0 ? [] : [`${to}:${kinds.map((kind) => kind[0]).join('')}`];
      });
      expect(allowed.sort()).toEqual((TABLE[from] ?? '').split(' ').filter(Boolean).sort());
    });
  }

  it('gives every refusal a reason of its own words', () => {
    for (const from of COMPONENT_TYPES) {
      for (const to of COMPONENT_TYPES) {
        for (const kind of ['sync', 'async'] as const) {
          const reason = connectionProblem(from, to, kind);
          if (reason !== null) expect(reason.length).toBeGreaterThan(25);
        }
      }
    }
  });

  it('tells a learner which kind to use instead', () => {
    expect(connectionProblem('service', 'queue', 'sync')).toBe(
      'a service hands a queue a message and goes on: use an asynchronous connection',
    );
    expect(connectionProblem('worker', 'external-api', 'async')).toContain('synchronous');
  });
});
