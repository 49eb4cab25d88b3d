import { describe, expect, it } from 'vitest';
import { momentText } from './live-component';
import { dotsFor } from './live-messages';

const IDLE = {
  depth: 0,
  peak: 0,
  busy: 0,
  slots: 10,
  errorsPerSecond: 0,
  down: 0,
  replicas: 2,
  shards: 1,
  hottest: null,
  troubledSinceMs: null,
};

describe('momentText', () => {
  it('says that a component is down before anything else', () => {
    expect(momentText({ ...IDLE, down: 2, errorsPerSecond: 5 }, false)).toBe('down');
  });

  it('puts lost replicas and errors first', () => {
    expect(momentText({ ...IDLE, down: 1, errorsPerSecond: 5, busy: 5 }, false)).toBe(
      '1 down, 5 errors/s',
    );
  });

  it('gives queues their depth and others their slots', () => {
    expect(momentText({ ...IDLE, depth: 1200 }, true)).toBe('1,200 in queue');
    expect(momentText({ ...IDLE, busy: 10, depth: 3 }, false)).toBe('10 of 10 busy, 3 waiting');
  });
});

describe('momentText of shards', () => {
  const table = { ...IDLE, slots: 16, shards: 4, depth: 9 };

  it('says that one is full while another has nothing to do', () => {
    expect(momentText({ ...table, busy: 5, hottest: 4 }, false)).toBe(
      '5 of 16 busy, one shard full',
    );
    expect(momentText({ ...table, busy: 14, hottest: 4 }, false)).toBe('14 of 16 busy, 9 waiting');
  });

  it('says how much of a queue lies in one', () => {
    expect(momentText({ ...table, slots: 0, hottest: 8 }, true)).toBe('9 in queue, 8 in one shard');
  });
});

describe('momentText after trouble', () => {
  it('goes on saying since when there is trouble, and that a client got no answer', () => {
    const after = { ...IDLE, troubledSinceMs: 30_000 };
    expect(momentText(after, false)).toBe('errors from 30\u00a0s on, 0 of 10 busy');
    expect(momentText({ ...after, slots: 0 }, false, true)).toBe('no answer by 30\u00a0s');
  });
});

describe('dotsFor', () => {
  it.each([
    [0, 0],
    [0.2, 1],
    [1, 1],
    [10, 2],
    [1500, 5],
    [1_000_000, 6],
  ])('shows %d per second with %d dots', (rate, dots) => {
    expect(dotsFor(rate)).toBe(dots);
  });
});
