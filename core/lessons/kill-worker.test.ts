import { describe, expect, it } from 'vitest';
import { killWorker, MESSAGES, SLOTS, WATCH_MS, WATCH_STEP_MS } from './kill-worker';

const MOMENTS = Array.from({ length: 20 }, (_, i) => i * 100);

describe('killWorker', () => {
  it('acknowledged before the work: loses some, doubles none', () => {
    let lost = 0;
    for (const atMs of MOMENTS) {
      const run = killWorker({ atMs, ack: 'before', idempotent: false });
      expect(run.duplicates).toBe(0);
      expect(run.once + run.lost).toBe(MESSAGES);
      expect(run.lost).toBeLessThanOrEqual(SLOTS);
      lost += run.lost;
    }
    expect(lost).toBeGreaterThan(0);
  });

  it('acknowledged after the work: loses none, doubles some', () => {
    let duplicates = 0;
    for (const atMs of MOMENTS) {
      const run = killWorker({ atMs, ack: 'after', idempotent: false });
      expect(run.lost).toBe(0);
      expect(run.once + run.duplicates).toBe(MESSAGES);
      expect(run.duplicates).toBeLessThanOrEqual(SLOTS);
      duplicates += run.duplicates;
    }
    expect(duplicates).toBeGreaterThan(0);
  });

  it('acknowledged after the work and idempotent: each exactly once', () => {
    for (const atMs of MOMENTS) {
      expect(killWorker({ atMs, ack: 'after', idempotent: true })).toMatchObject({
        once: MESSAGES,
        duplicates: 0,
        lost: 0,
      });
    }
  });

  it('changes nothing when the worker dies after all is done', () => {
    const run = killWorker({ atMs: 5000, ack: 'before', idempotent: false });
    expect(run).toMatchObject({ once: MESSAGES, duplicates: 0, lost: 0 });
  });

  it('says what was in hand, and how many had their effect by when', () => {
    const run = killWorker({ atMs: 700, ack: 'before', idempotent: false });
    expect(run.inHand).toBe(SLOTS);
    const at = (ms: number) => run.delivered[ms / WATCH_STEP_MS];
    expect(at(0)).toBe(0);
    // Calls under way at 700 ms still reach the provider; then nothing happens until the worker is back.
    expect(at(1000)).toBe(at(1700));
    expect(run.delivered).toHaveLength(WATCH_MS / WATCH_STEP_MS + 1);
    expect(run.delivered.at(-1)).toBe(run.once);
    expect(killWorker({ atMs: 0, ack: 'before', idempotent: false }).inHand).toBe(0);
  });
});
