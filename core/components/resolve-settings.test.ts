import { describe, expect, test } from 'vitest';
import { resolvePhysics, resolveSettings } from './resolve-settings';

const noLimits = { given: [], limits: {} };

describe('resolveSettings', () => {
  test('fills what the learner left out with the catalogue defaults', () => {
    const settings = resolveSettings(noLimits, {
      id: 'api',
      type: 'service',
      settings: { replicas: 3 },
    });
    expect(settings).toMatchObject({ replicas: 3, concurrency: 50, backlog: null, io: 'blocking' });
  });

  test('moves a default to the nearest bound of the mission', () => {
    const settings = resolveSettings(
      { given: [], limits: { service: { concurrency: [1, 10], backlog: [5, 100] } } },
      { id: 'api', type: 'service' },
    );
    expect(settings).toMatchObject({ concurrency: 10, backlog: 100 });
  });

  test("takes the mission's settings for a given component, whatever the document says", () => {
    const given = {
      id: 'jobs',
      type: 'queue',
      label: 'Jobs',
      position: { x: 0, y: 0 },
      settings: { capacity: 10 },
    } as const;
    const settings = resolveSettings(
      { given: [given], limits: {} },
      { id: 'jobs', type: 'queue', settings: { capacity: 99 } },
    );
    expect(settings.capacity).toBe(10);
    expect(settings.maxReceives).toBe(5);
  });

  test('keeps an explicit null', () => {
    const settings = resolveSettings(noLimits, {
      id: 'q',
      type: 'queue',
      settings: { capacity: null },
    });
    expect(settings.capacity).toBeNull();
  });
});

describe('resolvePhysics', () => {
  test('prefers the value for the id over the value for the type over the default', () => {
    const mission = {
      physics: {
        'external-api': { latencyMs: 70, rateLimitPerSecond: 9 },
        mail: { latencyMs: { exponential: 50 } },
      },
    };
    const physics = resolvePhysics(mission, { id: 'mail', type: 'external-api' });
    expect(physics).toEqual({
      latencyMs: { exponential: 50 },
      rateLimitPerSecond: 9,
      failureRate: 0,
      errorMs: 5,
      keyTtlMs: null,
    });
  });
});
