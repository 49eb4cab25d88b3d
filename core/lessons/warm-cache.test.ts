import { describe, expect, it } from 'vitest';
import { runCache } from './warm-cache';

describe('runCache', () => {
  it('answers more from memory the more room there is, and spares the database', () => {
    const runs = [10, 100, 400, 1000].map((entries) => runCache(entries, 'kept'));
    expect(runs.map(({ hitPercent }) => Math.round(hitPercent))).toEqual([20, 58, 79, 87]);
    expect(runs.map((run) => Math.round(run.databasePerSecond))).toEqual([159, 84, 42, 27]);
  });

  it('gains nothing from room that entries of limited age do not need', () => {
    expect(Math.round(runCache(1000, 'aged').hitPercent)).toBe(59);
    expect(runCache(400, 'aged').hitPercent).toBe(runCache(1000, 'aged').hitPercent);
  });

  it('knows less after it has forgotten everything, and fills again', () => {
    const run = runCache(400, 'flushed');
    expect(Math.round(run.hitPercent)).toBe(77);
    expect(run.held).toBe(400);
  });
});
