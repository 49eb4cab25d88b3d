import { describe, expect, test } from 'vitest';
import { buildLab, flowOf, type Lab, runLab } from '@/tests/support/lab';
import { simulateNaively } from '@/tests/support/naive-engine/simulate-naively';

/** A pool whose only receive fails after the provider has served, with a dead-letter queue behind it and a second pool. */
function twoPools(first: boolean, second: boolean): Lab {
  return {
    components: {
      client: ['client'],
      api: ['service'],
      jobs: ['queue', { maxReceives: 1, visibilityTimeoutMs: 1000 }],
      pool: ['worker', { idempotent: first }],
      failed: ['queue'],
      again: ['worker', { idempotent: second }],
      provider: ['external-api'],
    },
    connections: [
      ['client', 'api', 'sync'],
      ['api', 'jobs', 'async'],
      ['jobs', 'pool', 'async'],
      ['pool', 'provider', 'sync'],
      ['jobs', 'failed', 'async'],
      ['failed', 'again', 'async'],
      ['again', 'provider', 'sync'],
    ],
    physics: { worker: { workMs: 1 }, provider: { latencyMs: 100 } },
    flows: [{ to: 'provider', arrivals: { at: [0] } }],
    // The pool dies while it waits for its call, which goes on at the provider.
    faults: [{ at: 50, forMs: 10, target: { id: 'pool' }, effect: 'crash', replicas: 1 }],
    horizonMs: 60_000,
  };
}

function duplicates(lab: Lab): number {
  const { run } = runLab(lab);
  expect(simulateNaively({ ...buildLab(lab), scenarioId: 's', seed: 'lab' })).toEqual(run);
  expect(flowOf(run).items.delivered).toBe(1);
  return flowOf(run).items.duplicated;
}

describe('a key protects from the moment it was sent', () => {
  test('a repeat with the key is harmless when the first serving carried it', () => {
    expect(duplicates(twoPools(true, true))).toBe(0);
  });

  test('a repeat with the key is a duplicate when the first serving carried none', () => {
    expect(duplicates(twoPools(false, true))).toBe(1);
  });

  test('a repeat without the key is a duplicate when the first serving carried it', () => {
    expect(duplicates(twoPools(true, false))).toBe(1);
  });

  test('a key that came with a duplicate protects from then on', () => {
    const lab: Lab = {
      components: {
        client: ['client'],
        plain: ['service'],
        topic: ['topic'],
        one: ['worker', { idempotent: true }],
        two: ['worker', { idempotent: true }],
        provider: ['external-api'],
      },
      connections: [
        ['client', 'plain', 'sync'],
        ['plain', 'provider', 'sync'],
        ['plain', 'topic', 'async'],
        ['topic', 'one', 'async'],
        ['topic', 'two', 'async'],
        ['one', 'provider', 'sync'],
        ['two', 'provider', 'sync'],
      ],
      physics: { worker: { workMs: 1 }, provider: { latencyMs: 10 } },
      flows: [{ to: 'provider', arrivals: { at: [0] } }],
      horizonMs: 60_000,
    };
    expect(duplicates(lab)).toBe(1);
  });
});
