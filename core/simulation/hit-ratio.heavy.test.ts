import { expect, test } from 'vitest';
import type { SettingValue } from '@/core/contracts/diagram-schema';
import { componentOf, runLab } from '@/tests/support/lab';

/** As many worlds, each with its own number of things and its own luck: which thing a request is about is never drawn. */
const WORLDS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const PER_SECOND = 1000;
const WARM_MS = 10_000;
const HORIZON_MS = 35_000;

const keysOf = (world: number) => 1000 + 37 * world;

/** How often each thing is asked for, per ms, by Zipf's law. */
function ratesOf(keys: number): number[] {
  const weights = Array.from({ length: keys }, (_, k) => 1 / (k + 1));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => (PER_SECOND / 1000) * (weight / sum));
}

function counted(world: number, cache: Record<string, SettingValue>, untilMs: number) {
  const { run } = runLab(
    {
      components: {
        client: ['client'],
        api: ['service', { concurrency: 1000 }],
        cache: ['cache', cache],
        store: ['database'],
      },
      connections: [
        ['client', 'api', 'sync'],
        ['api', 'cache', 'sync'],
        ['cache', 'store', 'sync'],
      ],
      physics: {
        service: { workMs: 0 },
        cache: { latencyMs: 0, connections: 1000 },
        store: { latencyMs: 0, connections: 1000 },
      },
      flows: [
        {
          to: 'store',
          access: 'read',
          keys: { count: keysOf(world), popularity: 'zipf' },
          arrivals: { perSecond: PER_SECOND, poisson: true, fromMs: 0, toMs: untilMs },
        },
      ],
      horizonMs: HORIZON_MS,
    },
    { seed: `world ${world}` },
  );
  const { hits, misses } = componentOf(run, 'cache').cache ?? { hits: 0, misses: 0 };
  return { hits, reads: hits + misses };
}

/** The share of reads answered from memory once the cache is warm. */
function hitRatio(world: number, cache: Record<string, SettingValue>): number {
  const warm = counted(world, cache, WARM_MS);
  const all = counted(world, cache, HORIZON_MS);
  return (all.hits - warm.hits) / (all.reads - warm.reads);
}

/** Σ λ·h(λ) / Σ λ: what share of all reads is answered from memory when one about a thing asked for at rate λ is with probability h(λ). */
function overAll(rates: readonly number[], h: (rate: number) => number): number {
  const all = rates.reduce((sum, rate) => sum + rate, 0);
  return rates.reduce((sum, rate) => sum + rate * h(rate), 0) / all;
}

/** Che's approximation of an LRU cache: each entry stays for the time in which as many different things are asked for as there is room. */
function che(rates: readonly number[], entries: number): number {
  let [low, high] = [0, 1e9];
  for (let i = 0; i < 100; i++) {
    const t = (low + high) / 2;
    const held = rates.reduce((sum, rate) => sum + 1 - Math.exp(-rate * t), 0);
    if (held < entries) low = t;
    else high = t;
  }
  return overAll(rates, (rate) => 1 - Math.exp(-rate * low));
}

const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function zOf(values: readonly number[]): number {
  const mean = meanOf(values);
  const variance =
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return mean / Math.sqrt(variance / values.length);
}

/** Two-sided 1-in-10,000 point of Student's t with 11 degrees of freedom. */
const T_LIMIT = 5.9;

test('entries of limited age hit λT/(1 + λT) of the reads about a thing', () => {
  const maxAgeMs = 500;
  const off = WORLDS.map((world) => {
    const theory = overAll(
      ratesOf(keysOf(world)),
      (rate) => (rate * maxAgeMs) / (1 + rate * maxAgeMs),
    );
    return hitRatio(world, { maxAgeMs }) / theory - 1;
  });
  expect(Math.abs(meanOf(off))).toBeLessThan(0.01);
  expect(Math.abs(zOf(off))).toBeLessThan(T_LIMIT);
});

test('the least recently used entry makes room as Che says', () => {
  const off = [40, 60, 100, 150, 200, 300].map(
    (entries, world) => hitRatio(world, { entries }) / che(ratesOf(keysOf(world)), entries) - 1,
  );
  // An approximation, so that with enough worlds its own error would show.
  expect(Math.max(...off.map(Math.abs))).toBeLessThan(0.015);
  expect(Math.abs(meanOf(off))).toBeLessThan(0.01);
});
