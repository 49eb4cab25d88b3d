import { describe, expect, it } from 'vitest';
import { killWorker, MESSAGES, SLOTS } from './kill-worker';

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
});
