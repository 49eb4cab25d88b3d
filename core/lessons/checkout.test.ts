import { describe, expect, it } from 'vitest';
import { CALLS, CHECKOUT_STEPS, checkoutSpans, runCheckout } from './checkout';

const ALL_IN_A_ROW = CHECKOUT_STEPS.map(() => false);
const HYBRID = CHECKOUT_STEPS.map((step) => !step.needed);

describe('runCheckout', () => {
  it('takes 3.65 s in a row and 2.45 s with the last three behind queues', () => {
    expect(runCheckout(ALL_IN_A_ROW, 'in-turn', false)).toMatchObject({
      waitMs: 3650,
      failed: 0,
      reached: 60,
    });
    // Handing over to three queues takes 1 ms each.
    expect(runCheckout(HYBRID, 'in-turn', false)).toMatchObject({
      waitMs: 2453,
      failed: 0,
      reached: 60,
    });
  });

  it('fails orders when a dead e-mail service stands in the row', () => {
    const run = runCheckout(ALL_IN_A_ROW, 'in-turn', true);
    // An order's e-mail is due 2.45 s after its click: the last one that fails is that of the click at 27 s.
    expect(run.failed).toBe(28);
    expect(run.chargedInVain).toBe(28);
    expect(run.lateEmails).toBe(0);
  });

  it('fails no order when the dead e-mail service stands behind a queue', () => {
    expect(runCheckout(HYBRID, 'in-turn', true)).toMatchObject({
      waitMs: 2453,
      failed: 0,
      lateEmails: 28,
      reached: 60,
    });
  });

  it('says what is promised too early', () => {
    expect(runCheckout(HYBRID, 'in-turn', false).tooEarly).toEqual([]);
    const allQueued = runCheckout(
      CHECKOUT_STEPS.map(() => true),
      'in-turn',
      false,
    );
    expect(allQueued.waitMs).toBe(7);
    expect(allQueued.tooEarly).toHaveLength(4);
  });

  it('saves what independent steps take when they run together', () => {
    expect(runCheckout(HYBRID, 'together', false)).toMatchObject({ waitMs: 2303, failed: 0 });
    expect(runCheckout(ALL_IN_A_ROW, 'together', false)).toMatchObject({
      waitMs: 2800,
      failed: 0,
      reached: 60,
    });
    expect(runCheckout(ALL_IN_A_ROW, 'together', true).failed).toBe(28);
  });
});

describe('checkoutSpans', () => {
  it.each(CALLS)(
    '%s: ends when the simulator answers, but for what handing over takes',
    (calls) => {
      for (const queued of [ALL_IN_A_ROW, HYBRID, CHECKOUT_STEPS.map((_, i) => i % 2 === 0)]) {
        const spans = checkoutSpans(queued, calls);
        const endMs = Math.max(...spans.map(({ toMs }, i) => (queued[i] ? 0 : toMs)));
        const handedOver = queued.filter(Boolean).length;
        expect(runCheckout(queued, calls, false).waitMs).toBe(endMs + handedOver);
      }
    },
  );
});
