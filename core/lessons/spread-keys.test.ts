import { describe, expect, it } from 'vitest';
import { runShards } from './spread-keys';

describe('runShards', () => {
  it('spreads what customers order who are alike, so that more shards are quicker', () => {
    const runs = [6, 8, 12].map((shards) => runShards(shards, 1, 'alike'));
    expect(runs.map(({ busyPercent }) => Math.round(busyPercent))).toEqual([90, 70, 52]);
    expect(runs.map(({ p99Ms }) => Math.round(p99Ms ?? 0))).toEqual([165, 64, 40]);
  });

  it('fills the shard of a large customer, however many there are', () => {
    const eight = runShards(8, 1, 'few-large');
    expect(eight.p99Ms).toBeNull();
    expect([eight.busyPercent, eight.meanBusyPercent].map(Math.round)).toEqual([100, 62]);
    const many = runShards(24, 1, 'few-large');
    expect([many.busyPercent, many.meanBusyPercent].map(Math.round)).toEqual([88, 21]);
    expect(Math.round(many.p99Ms ?? 0)).toBe(171);
    expect(Math.round(runShards(8, 2, 'few-large').p99Ms ?? 0)).toBe(26);
  });
});
