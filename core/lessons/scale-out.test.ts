import { describe, expect, it } from 'vitest';
import { runScaleOut } from './scale-out';

describe('runScaleOut', () => {
  it('lets nobody wait where there are always enough, and pays for them all the time', () => {
    const run = runScaleOut('many', 15);
    expect(run.meanWaitS).toBe(0);
    expect(run.replicaMinutes).toBe(110);
  });

  it('is not done with the sale where there are always few', () => {
    expect(runScaleOut('few', 15).doneAfterS).toBeNull();
  });

  it('catches up sooner by backlog than by busy slots, for about the same money', () => {
    const [busy, backlog] = [runScaleOut('busy', 15), runScaleOut('backlog', 15)];
    expect([busy.doneAfterS, backlog.doneAfterS]).toEqual([67, 10]);
    expect([Math.round(busy.meanWaitS), Math.round(backlog.meanWaitS)]).toEqual([59, 16]);
    expect([Math.round(busy.replicaMinutes), Math.round(backlog.replicaMinutes)]).toEqual([39, 42]);
    expect(Math.max(...backlog.moments.map(({ replicas }) => replicas))).toBe(30);
  });

  it('is late and dear where a replica starts for as long as the sale lasts', () => {
    const run = runScaleOut('backlog', 60);
    expect(run.doneAfterS).toBe(50);
    expect(Math.round(run.replicaMinutes)).toBe(63);
  });
});
