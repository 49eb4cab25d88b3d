import { describe, expect, it } from 'vitest';
import { CHECKOUT_STEPS, runCheckout } from './checkout';

const ALL_IN_A_ROW = CHECKOUT_STEPS.map(() => false);
const HYBRID = CHECKOUT_STEPS.map((step) => !step.needed);

describe('runCheckout', () => {
  it('takes 3.65 s in a row and 2.45 s with the last three behind queues', () => {
    expect(runCheckout(ALL_IN_A_ROW, false)).toMatchObject({
      waitMs: 3650,
      failed: 0,
      reached: 60,
    });
    // Handing over to three queues takes 1 ms each.
    expect(runCheckout(HYBRID, false)).toMatchObject({ waitMs: 2453, failed: 0, reached: 60 });
  });

  it('fails orders when a dead e-mail service stands in the row', () => {
    const run = runCheckout(ALL_IN_A_ROW, true);
    expect(run.failed).toBeGreaterThan(25);
    expect(run.lateEmails).toBe(0);
  });

  it('fails no order when the dead e-mail service stands behind a queue', () => {
    expect(runCheckout(HYBRID, true)).toMatchObject({
      waitMs: 2453,
      failed: 0,
      lateEmails: 28,
      reached: 60,
    });
  });

  it('says what is promised too early', () => {
    expect(runCheckout(HYBRID, false).tooEarly).toEqual([]);
    const allQueued = runCheckout(
      CHECKOUT_STEPS.map(() => true),
      false,
    );
    expect(allQueued.waitMs).toBe(7);
    expect(allQueued.tooEarly).toHaveLength(4);
  });
});
