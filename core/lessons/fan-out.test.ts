import { describe, expect, it } from 'vitest';
import { REGISTRATIONS, runFanOut } from './fan-out';

describe('runFanOut', () => {
  it('three calls: the visitor waits for all of them, and the CRM fails registrations', () => {
    expect(runFanOut('calls', false)).toMatchObject({
      waitMs: 1250,
      failed: 0,
      heard: [90, 90, 90],
    });
    expect(runFanOut('calls', true)).toMatchObject({
      waitMs: 1250,
      failed: 48,
      heard: [90, 90, 42],
      mailedInVain: 48,
    });
  });

  it('one queue: each registration reaches one listener only', () => {
    const { waitMs, heard } = runFanOut('one-queue', false);
    expect(waitMs).toBe(51);
    expect(heard.reduce((sum, n) => sum + n)).toBe(REGISTRATIONS);
    for (const n of heard) expect(n).toBeGreaterThan(0);
  });

  it('topic: each registration reaches each listener, also when the CRM was down', () => {
    expect(runFanOut('topic', false)).toMatchObject({ waitMs: 51, failed: 0, heard: [90, 90, 90] });
    expect(runFanOut('topic', true)).toEqual({
      waitMs: 51,
      failed: 0,
      heard: [90, 90, 90],
      heardBefore: [49, 50, 0],
      mostQueued: [2, 1, 51],
      mailedInVain: 0,
    });
  });
});
