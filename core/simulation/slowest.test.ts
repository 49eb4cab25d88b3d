import { describe, expect, it } from 'vitest';
import { type FlowState, REQUEST } from './flow-state';
import { slowestRequest } from './slowest';

const { accepted, rejected, timedOut, open } = REQUEST;
const of = (states: REQUEST[], times: number[]) =>
  slowestRequest({ requests: states.length, states, times } as unknown as FlowState);

describe('the slowest request', () => {
  it('is the answer that took longest, the first of equals', () => {
    expect(of([accepted, accepted, accepted], [3, 9, 9])).toBe(1);
  });

  it('is the first that gave up, however slow the answers were', () => {
    expect(of([accepted, timedOut, timedOut], [99, 5, 6])).toBe(1);
  });

  it('is none of those that were turned away or are under way', () => {
    expect(of([rejected, accepted, open], [50, 2, 70])).toBe(1);
    expect(of([rejected, open], [50, 70])).toBeNull();
  });
});
