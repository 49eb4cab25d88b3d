import { describe, expect, it } from 'vitest';
import { buildComponentRun, buildFlowRun, buildRun } from '@/tests/support/runs';
import { busiestOf, busyShare, workedMs } from './worked-time';

const HOUR = 3_600_000;
const sender = (utilisation: number) => [buildComponentRun({ id: 'send', utilisation })];

describe('the time in which there was work', () => {
  it('ends with the last delivery when nothing is left inside', () => {
    expect(workedMs(buildRun(), HOUR)).toBe(50_000);
  });

  it('lasts to the end as long as something is inside, or nothing ever arrived', () => {
    const left = buildFlowRun({ items: { delivered: 40, pending: 60 } });
    expect(workedMs(buildRun({ flows: [left] }), HOUR)).toBe(HOUR);
    const nothing = buildFlowRun({ lastDeliveryMs: null });
    expect(workedMs(buildRun({ flows: [nothing] }), HOUR)).toBe(HOUR);
  });

  it('does not wait for an item that can never be served', () => {
    const poisoned = { queue: 'jobs', receives: 3, maxReceives: 20, nextMs: null };
    const flow = buildFlowRun({ items: { delivered: 99, pending: 1 }, poisoned });
    expect(workedMs(buildRun({ flows: [flow] }), HOUR)).toBe(50_000);
  });

  it('makes a component that never paused look as busy as it was, not idle over a quiet rest', () => {
    const run = buildRun({ components: sender(50_000 / HOUR) });
    expect(busyShare(run, 'send', HOUR)).toBe(1);
    expect(busiestOf(run, HOUR)).toEqual({ id: 'send', share: 1 });
  });

  it('takes a run that was stopped as it is', () => {
    const run = buildRun({ status: 'budget-exceeded', components: sender(0.25) });
    expect(busyShare(run, 'send', HOUR)).toBe(0.25);
  });

  it('knows no share of what has no slots', () => {
    const run = buildRun({ components: [buildComponentRun({ id: 'q' })] });
    expect(busyShare(run, 'q', HOUR)).toBeNull();
    expect(busiestOf(run, HOUR)).toBeNull();
  });
});
