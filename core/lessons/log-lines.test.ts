import { describe, expect, it } from 'vitest';
import { LINE_WAYS, runLogLines, SMALL_ROOM } from './log-lines';

describe('runLogLines', () => {
  it.each(LINE_WAYS)(
    'writes every line on a good day, by %s, within 2 ms of no log at all',
    (way) => {
      const run = runLogLines(way, 'good');
      expect(run).toMatchObject({ answered: run.requests, written: run.requests, missing: 0 });
      expect(run.p95Ms).toBe(way === 'memory' ? 25 : 27);
    },
  );

  it('makes users wait for a slow store only where the request writes its line itself', () => {
    expect(runLogLines('call', 'slow').p95Ms).toBeGreaterThan(500);
    expect(runLogLines('call', 'slow').answered).toBeLessThan(runLogLines('call', 'slow').requests);
    expect(runLogLines('memory', 'slow')).toMatchObject({ p95Ms: 25, missing: 0 });
    expect(runLogLines('queue', 'slow')).toMatchObject({ p95Ms: 27, missing: 0 });
  });

  it('loses what was answered only where a worker had it in memory and died', () => {
    for (const way of LINE_WAYS) {
      const { missing } = runLogLines(way, 'deadly');
      if (way === 'memory') expect(missing).toBeGreaterThan(100);
      else expect(missing).toBe(0);
    }
  });

  it('turns requests away where the queue has too little room, and loses none that it took', () => {
    const run = runLogLines('small-queue', 'slow');
    expect(run.mostQueued).toBe(SMALL_ROOM);
    expect(run.answered).toBeLessThan(run.requests);
    expect(run.written).toBe(run.answered);
    expect(runLogLines('queue', 'slow').mostQueued).toBeGreaterThan(SMALL_ROOM);
  });
});
