import { describe, expect, it } from 'vitest';
import { ORDERS, runConversation } from './conversation';

describe('runConversation', () => {
  it('by call: the customer waits for the card, and an outage fails its orders', () => {
    expect(runConversation('call', false)).toMatchObject({ waitMs: 845, failed: 0, paid: ORDERS });
    // One order every 500 ms for 10 s.
    expect(runConversation('call', true)).toMatchObject({ failed: 20, paid: 40 });
  });

  it('through two queues: the customer is answered at once, and no order is lost', () => {
    const up = runConversation('queues', false);
    const down = runConversation('queues', true);
    expect(up).toMatchObject({ waitMs: 21, failed: 0, paid: ORDERS });
    expect(down).toMatchObject({ waitMs: 21, failed: 0, paid: ORDERS });
    expect(down.mostAsked).toBeGreaterThanOrEqual(20);
    expect(up.mostAsked).toBeLessThan(5);
  });
});
